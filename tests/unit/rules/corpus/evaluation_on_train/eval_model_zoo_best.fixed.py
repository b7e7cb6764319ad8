import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_score
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.tree import DecisionTreeClassifier

diab = pd.read_csv("pima.csv")
target = diab.pop("Outcome")

results = {}
for clf in [GaussianNB(), KNeighborsClassifier(1), DecisionTreeClassifier(random_state=4), LogisticRegression(max_iter=3000)]:
    results[type(clf).__name__] = cross_val_score(clf, diab, target, cv=10, scoring="roc_auc").mean()

for name, auc in sorted(results.items(), key=lambda kv: -kv[1]):
    print(f"{name:25s} AUC={auc:.3f}")
