import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.utils import resample

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
lr = LogisticRegression(max_iter=5000).fit(X_train, y_train)
hit = lr.predict(X_test) == y_test
boot = [resample(hit, random_state=i).mean() for i in range(1000)]
print(hit.mean(), np.percentile(boot, [2.5, 97.5]))
