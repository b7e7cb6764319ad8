import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, classification_report
from sklearn.model_selection import train_test_split

wine = pd.read_csv("winequality-red.csv", sep=";").drop_duplicates()
wine["good"] = (wine["quality"] >= 7).astype(int)
X = wine.drop(columns=["quality", "good"])
y = wine["good"]

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1, stratify=y)

forest = RandomForestClassifier(n_estimators=200, random_state=1)
forest.fit(X_train, y_train)

y_pred = forest.predict(X_test)
print("Model accuracy:", accuracy_score(y_test, y_pred))
print(classification_report(y_test, y_pred))
