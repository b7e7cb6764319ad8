import pandas as pd
from sklearn.tree import DecisionTreeClassifier, export_text
from sklearn.model_selection import train_test_split

iris = pd.read_csv('Iris.csv')
X = iris[['SepalLengthCm', 'SepalWidthCm', 'PetalLengthCm', 'PetalWidthCm']]
y = iris['Species']

clf = DecisionTreeClassifier()
clf.fit(X, y)
print(export_text(clf, feature_names=list(X.columns)))
print('Accuracy of the model:', clf.score(X, y))
