import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

titanic = pd.read_csv("titanic.csv")
X = titanic.drop(columns=["Survived", "Name", "Ticket", "PassengerId"])
y = titanic["Survived"]
num = X.select_dtypes("number").columns
cat = X.select_dtypes("object").columns
prep = ColumnTransformer([
    ("num", Pipeline([("imp", SimpleImputer(strategy="median")), ("sc", StandardScaler())]), num),
    ("cat", Pipeline([("imp", SimpleImputer(strategy="most_frequent")), ("oh", OneHotEncoder(handle_unknown="ignore"))]), cat),
])
clf = Pipeline([("prep", prep), ("rf", RandomForestClassifier(random_state=0))])
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
gs = GridSearchCV(clf, {"rf__max_depth": [3, 6, None], "prep__num__imp__strategy": ["mean", "median"]}, cv=5)
gs.fit(X_train, y_train)
print(gs.best_params_, gs.score(X_test, y_test))
