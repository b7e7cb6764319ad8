import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.tree import DecisionTreeClassifier

df = pd.read_csv("titanic.csv")
df["Sex"] = (df["Sex"] == "female").astype(int)
X = df[["Pclass", "Sex", "Age", "SibSp", "Parch", "Fare"]]
y = df["Survived"]

tree = make_pipeline(SimpleImputer(strategy="mean"), DecisionTreeClassifier(max_depth=4, random_state=0))
cv = StratifiedKFold(n_splits=10, shuffle=True, random_state=0)
scores = cross_val_score(tree, X, y, cv=cv)
print("accuracy %.3f +/- %.3f" % (scores.mean(), scores.std()))
