import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

wine = pd.read_csv("wine.data", header=None)
attrs, cultivar = wine.iloc[:, 1:], wine.iloc[:, 0]
attrs, attrs_t, cultivar, cultivar_t = train_test_split(attrs, cultivar, test_size=0.3, random_state=0)

forest = RandomForestClassifier(random_state=0)
forest.fit(attrs, cultivar)
predicted = forest.predict(attrs_t)
print("Accuracy of my model:", accuracy_score(cultivar_t, predicted))
