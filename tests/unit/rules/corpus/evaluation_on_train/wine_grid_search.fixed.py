import pandas as pd
from sklearn.metrics import accuracy_score, classification_report
from sklearn.model_selection import GridSearchCV, train_test_split
from xgboost import XGBClassifier

wine = pd.read_csv("winequality-red.csv", sep=";").drop_duplicates()
wine["good"] = (wine["quality"] >= 7).astype(int)

X = wine.drop(columns=["quality", "good"])
y = wine["good"]

X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.2, stratify=y, random_state=5
)

grid = {
    "max_depth": [3, 5, 7],
    "learning_rate": [0.03, 0.1],
    "n_estimators": [200, 500],
}
search = GridSearchCV(
    XGBClassifier(subsample=0.9, random_state=5),
    grid,
    cv=5,
    scoring="accuracy",
    n_jobs=-1,
)
search.fit(X_train, y_train)
print("best:", search.best_params_)

y_hat = search.predict(X_test)
print("Test accuracy:", accuracy_score(y_test, y_hat))
print(classification_report(y_test, y_hat))
