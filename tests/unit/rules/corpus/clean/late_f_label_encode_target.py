import pandas as pd
from sklearn.preprocessing import LabelEncoder
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression

iris = pd.read_csv('Iris.csv')
le = LabelEncoder()
y = le.fit_transform(iris['Species'])
X = iris.drop(columns=['Id', 'Species'])
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=7)
clf = LogisticRegression(max_iter=300).fit(X_train, y_train)
print(clf.score(X_test, y_test))
print(le.inverse_transform(clf.predict(X_test.iloc[:3])))
