import numpy as np
import pandas as pd
from sklearn.inspection import permutation_importance
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

htru = pd.read_csv("HTRU_2.csv", header=None)
X, y = htru.iloc[:, :8], htru.iloc[:, 8]
X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=9, stratify=y)
X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, test_size=0.25, random_state=9, stratify=y_rest)

X = StandardScaler().fit(X_train)
X_train, X_val, X_test = X.transform(X_train), X.transform(X_val), X.transform(X_test)
svc = SVC(random_state=9).fit(X_train, y_train)

cuts = np.linspace(-1, 1, 41)
v = svc.decision_function(X_val)
best = max(cuts, key=lambda c: f1_score(y_val, (v > c).astype(int)))
print("threshold", best)
print("test F1", f1_score(y_test, (svc.decision_function(X_test) > best).astype(int)))
imp = permutation_importance(svc, X_test, y_test, n_repeats=5, random_state=9)
print("importances (for the report only)", imp.importances_mean.round(4))
