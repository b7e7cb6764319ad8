import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, confusion_matrix
from sklearn.model_selection import train_test_split

diab = pd.read_csv("diabetes.csv")
X_train, X_test, y_train, y_test = train_test_split(
    diab.drop(columns="Outcome"), diab["Outcome"], test_size=0.2, random_state=7
)
rfc = RandomForestClassifier(n_estimators=500)
rfc.fit(X_train, y_train)
pred = rfc.predict(X_train)
print(accuracy_score(y_train, pred))
print(confusion_matrix(y_train, pred))
