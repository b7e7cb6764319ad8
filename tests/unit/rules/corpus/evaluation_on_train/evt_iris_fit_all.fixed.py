import pandas as pd
from sklearn.metrics import accuracy_score, confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

penguins = pd.read_csv("penguins_size.csv").dropna()
print(penguins.groupby("species").mean(numeric_only=True))

data = penguins.drop(columns=["species", "island", "sex"]).values
species = penguins["species"].values

dt = DecisionTreeClassifier(random_state=0)
data_fit, data_new, species_fit, species_new = train_test_split(
    data, species, test_size=0.3, random_state=0, stratify=species
)
dt.fit(data_fit, species_fit)
guess = dt.predict(data_new)

print("Accuracy of the tree: %.2f%%" % (100 * accuracy_score(species_new, guess)))
print(confusion_matrix(species_new, guess))
