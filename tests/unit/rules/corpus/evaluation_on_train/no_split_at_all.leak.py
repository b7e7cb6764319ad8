import pandas as pd
from sklearn.tree import DecisionTreeClassifier

iris = pd.read_csv("Iris.csv")
X = iris.drop(["Id", "Species"], axis=1)
y = iris["Species"]
tree = DecisionTreeClassifier()
tree.fit(X, y)
print("Accuracy:", tree.score(X, y))
