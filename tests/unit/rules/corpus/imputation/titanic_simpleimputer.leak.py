import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

df = pd.read_csv("titanic.csv")
y = df["Survived"]
X = df[["Pclass", "Age", "SibSp", "Parch", "Fare"]]

imp = SimpleImputer(strategy="median")
X = imp.fit_transform(X)

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)

clf = RandomForestClassifier(n_estimators=200)
clf.fit(X_train, y_train)
print("Accuracy:", clf.score(X_test, y_test))
