from imblearn.over_sampling import BorderlineSMOTE
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import SVC
from sklearn.metrics import balanced_accuracy_score
import pandas as pd
import numpy as np

yeast = pd.read_csv('yeast5.dat', header=None, skipinitialspace=True, comment='@')
X = yeast.iloc[:, :-1].values.astype(float)
y = (yeast.iloc[:, -1] == 'positive').astype(int).values

result = []
kf = StratifiedKFold(n_splits=5, shuffle=True, random_state=8)
for train_index, test_index in kf.split(X, y):
    X_train, X_test = X[train_index], X[test_index]
    y_train, y_test = y[train_index], y[test_index]
    smote = BorderlineSMOTE(kind='borderline-1')
    X_train, y_train = smote.fit_sample(X_train, y_train)
    svc = SVC(gamma='scale')
    svc.fit(X_train, y_train)
    result.append(balanced_accuracy_score(y_test, svc.predict(X_test)))
print(np.array(result))
print(np.mean(result))
