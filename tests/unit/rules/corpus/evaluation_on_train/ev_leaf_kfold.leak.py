import numpy as np
import pandas as pd
from sklearn.metrics import accuracy_score
from sklearn.model_selection import StratifiedKFold
from sklearn.tree import DecisionTreeClassifier

leaf = pd.read_csv("leaf.csv")
sp = leaf["species"].to_numpy()
shape = leaf.drop(columns=["species", "id"]).to_numpy()

accs = []
for tr, te in StratifiedKFold(5, shuffle=True, random_state=1).split(shape, sp):
    tree = DecisionTreeClassifier(random_state=1)
    tree.fit(shape[tr], sp[tr])
    accs.append(accuracy_score(sp[tr], tree.predict(shape[tr])))
print("5-fold accuracy:", np.mean(accs))
