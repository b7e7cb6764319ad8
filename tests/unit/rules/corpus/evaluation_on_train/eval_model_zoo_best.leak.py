import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.tree import DecisionTreeClassifier

diab = pd.read_csv("pima.csv")
target = diab.pop("Outcome")
Xa, Xb, ya, yb = train_test_split(diab, target, test_size=0.2, random_state=4)

results = {}
for clf in [GaussianNB(), KNeighborsClassifier(1), DecisionTreeClassifier(random_state=4), LogisticRegression(max_iter=3000)]:
    clf.fit(Xa, ya)
    results[type(clf).__name__] = roc_auc_score(ya, clf.predict_proba(Xa)[:, 1])

for name, auc in sorted(results.items(), key=lambda kv: -kv[1]):
    print(f"{name:25s} AUC={auc:.3f}")
