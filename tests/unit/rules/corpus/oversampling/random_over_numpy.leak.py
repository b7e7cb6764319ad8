import numpy as np
from imblearn.over_sampling import RandomOverSampler
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

d = np.loadtxt("yeast.csv", delimiter=",")
ros = RandomOverSampler(sampling_strategy="minority")
P, q = ros.fit_resample(d[:, :-1], d[:, -1])
P1, P2, q1, q2 = train_test_split(P, q, test_size=0.25)
print(SVC(C=10).fit(P1, q1).score(P2, q2))
