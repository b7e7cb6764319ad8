import numpy as np
import sklearn.preprocessing as pp
import sklearn.model_selection as ms
import sklearn.svm as svm
from sklearn.datasets import load_breast_cancer

data, labels = load_breast_cancer(return_X_y=True)
data = pp.MinMaxScaler(feature_range=(-1, 1)).fit_transform(data)
d1, d2, l1, l2 = ms.train_test_split(data, labels, random_state=0)
print(svm.SVC(gamma=0.5).fit(d1, l1).score(d2, l2))
