import pandas as pd
from sklearn.metrics import accuracy_score, confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

penguins = pd.read_csv("penguins_size.csv").dropna()
print(penguins.groupby("species").mean(numeric_only=True))

data = penguins.drop(columns=["species", "island", "sex"]).values
species = penguins["species"].values

dt = DecisionTreeClassifier(random_state=0)
dt.fit(data, species)
guess = dt.predict(data)

print("Accuracy of the tree: %.2f%%" % (100 * accuracy_score(species, guess)))
print(confusion_matrix(species, guess))
