import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder
from sklearn.svm import SVC

iris = pd.read_csv("iris.csv")
le = LabelEncoder()
y = le.fit_transform(iris["species"])
X = iris.drop(columns="species")
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
svc = SVC().fit(X_train, y_train)
print(le.inverse_transform(svc.predict(X_test))[:5], svc.score(X_test, y_test))
