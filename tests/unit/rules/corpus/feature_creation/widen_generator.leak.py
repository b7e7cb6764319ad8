import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import load_breast_cancer
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold


def widen(makers, rows):
    yield rows
    for maker in makers:
        yield maker.transform(rows)


X, y = load_breast_cancer(return_X_y=True)
specs = (lambda: PCA(n_components=4), lambda: KMeans(n_clusters=6, n_init=10, random_state=0))

makers = [spec().fit(X) for spec in specs]
accs = []
for tr, te in StratifiedKFold(n_splits=5, shuffle=True, random_state=0).split(X, y):
    Z_tr = np.hstack(list(widen(makers, X[tr])))
    Z_te = np.hstack(list(widen(makers, X[te])))
    forest = RandomForestClassifier(n_estimators=200, random_state=0).fit(Z_tr, y[tr])
    accs.append(forest.score(Z_te, y[te]))
print(f"{np.mean(accs):.3f} +/- {np.std(accs):.3f}")
