from fancyimpute import KNN
from sklearn.model_selection import train_test_split
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.impute import KNNImputer
import pandas as pd

hep = pd.read_csv("hepatitis.data", header=None, na_values="?")
target = (hep[0] == 1).astype(int)
feats = hep.drop(columns=[0])
print(feats.isna().mean().sort_values(ascending=False).head())

tr_x, te_x, tr_y, te_y = train_test_split(feats, target, stratify=target, random_state=11)
knn = KNNImputer(n_neighbors=5)
tr_x = knn.fit_transform(tr_x)
te_x = knn.transform(te_x)

gb = GradientBoostingClassifier(n_estimators=150, learning_rate=0.05)
gb.fit(tr_x, tr_y)
print("AUC", roc_auc_score(te_y, gb.predict_proba(te_x)[:, 1]))
