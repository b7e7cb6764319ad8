import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

data = pd.read_csv("input/train.csv")
holdout = pd.read_csv("input/test.csv")

# both files need the same row-wise features
for frame in (data, holdout):
    frame["family"] = frame["SibSp"] + frame["Parch"] + 1
    frame["has_cabin"] = frame["Cabin"].notna().astype(int)

num = ["Age", "Fare", "family", "has_cabin", "Pclass"]
cat = ["Sex", "Embarked"]
X, y = data[num + cat], data["Survived"]

prep = make_column_transformer(
    (SimpleImputer(strategy="median"), num),
    (make_pipeline(SimpleImputer(strategy="most_frequent"),
                   OneHotEncoder(handle_unknown="ignore")), cat),
)
model = make_pipeline(prep, GradientBoostingClassifier(random_state=0))
print("CV accuracy:", cross_val_score(model, X, y, cv=10).mean())

# all labelled rows for the submission
model.fit(X, y)
out = pd.DataFrame({
    "PassengerId": holdout["PassengerId"],
    "Survived": model.predict(holdout[num + cat]),
})
out.to_csv("submission.csv", index=False)
