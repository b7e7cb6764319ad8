import pandas as pd
from sklearn.tree import DecisionTreeClassifier

iris = pd.read_csv("Iris.csv")
X = iris.drop(["Id", "Species"], axis=1)
y = iris["Species"]
train = X.sample(frac=0.7, random_state=0).index
test = X.index.difference(train)
tree = DecisionTreeClassifier().fit(X.loc[train], y[train])
print("Accuracy:", tree.score(X.loc[test], y[test]))
