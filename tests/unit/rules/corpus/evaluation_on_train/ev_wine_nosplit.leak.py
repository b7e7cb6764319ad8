import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score

wine = pd.read_csv("wine.data", header=None)
attrs, cultivar = wine.iloc[:, 1:], wine.iloc[:, 0]

forest = RandomForestClassifier(random_state=0)
forest.fit(attrs, cultivar)
predicted = forest.predict(attrs)
print("Accuracy of my model:", accuracy_score(cultivar, predicted))
