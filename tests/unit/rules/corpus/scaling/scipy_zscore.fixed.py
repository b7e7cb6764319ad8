from scipy import stats
from scipy.io import loadmat
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

mat = loadmat("emotions.mat")
feats, emo = mat["feats"], mat["emo"].ravel()
f_tr, f_te, e_tr, e_te = train_test_split(feats, emo, test_size=0.1)
f_tr, f_te = stats.zscore(f_tr), stats.zmap(f_te, f_tr)
mlp = MLPClassifier((40,), max_iter=800)
mlp.fit(f_tr, e_tr)
print(mlp.score(f_te, e_te))
