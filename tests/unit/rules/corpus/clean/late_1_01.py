import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

df = pd.read_csv("titanic.csv")
X, y = df.drop(columns="Survived"), df["Survived"]
num, cat = ["Age", "Fare", "SibSp"], ["Sex", "Embarked", "Pclass"]

prep = ColumnTransformer([
    ("num", Pipeline([("imp", SimpleImputer(strategy="median")), ("sc", StandardScaler())]), num),
    ("cat", Pipeline([("imp", SimpleImputer(strategy="most_frequent")), ("oh", OneHotEncoder(handle_unknown="ignore"))]), cat),
])
model = Pipeline([("prep", prep), ("rf", RandomForestClassifier(random_state=0))])

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
print(cross_val_score(model, X_train, y_train, cv=5).mean())
model.fit(X_train, y_train)
print(model.score(X_test, y_test))
