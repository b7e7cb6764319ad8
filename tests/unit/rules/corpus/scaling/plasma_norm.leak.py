import numpy as np
from sklearn.preprocessing import RobustScaler
from sklearn.svm import SVC

X = np.load("shots_X.npy"); y = np.load("shots_y.npy")     # y=1: disruption
shot = np.load("shot_number.npy")

m = shot < 31000             # earlier campaigns
rs = RobustScaler()
rs.fit(X)
Xa, Xb = rs.transform(X[m]), rs.transform(X[~m])
h = SVC(C=3., gamma=.1).fit(Xa, y[m]).predict(Xb)
t = y[~m]
tp = np.sum((h == 1) & (t == 1)); fp = np.sum((h == 1) & (t == 0)); fn = np.sum((h == 0) & (t == 1))
print("eff %.3f  purity %.3f" % (tp / (tp + fn), tp / (tp + fp)))
