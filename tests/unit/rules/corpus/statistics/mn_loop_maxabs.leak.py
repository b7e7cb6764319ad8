import pandas as pd
from sklearn.neighbors import KNeighborsClassifier

glass = pd.read_csv("glass.csv")
train = glass.sample(frac=0.7, random_state=100).copy()
test = glass.drop(train.index).copy()

for element in ["Na", "Mg", "Al", "Si", "K", "Ca", "Ba", "Fe"]:
    biggest = glass[element].abs().max()
    train[element] /= biggest
    test[element] /= biggest

kn = KNeighborsClassifier(5).fit(train.drop(columns="Type"), train["Type"])
print(kn.score(test.drop(columns="Type"), test["Type"]))
