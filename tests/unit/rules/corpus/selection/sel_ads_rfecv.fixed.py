import pandas as pd
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.feature_selection import RFECV
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score

leads = pd.read_csv("leads_numeric.csv")
won = leads.pop("won")

dev, test, dev_y, test_y = train_test_split(leads, won, test_size=0.2, random_state=0)
trn, val, trn_y, val_y = train_test_split(dev, dev_y, test_size=0.2, random_state=0)
rfecv = RFECV(ExtraTreesClassifier(50, random_state=0), step=2, cv=3, scoring="roc_auc")
rfecv.fit(trn, trn_y)
trn, val, test = (p.loc[:, rfecv.support_] for p in (trn, val, test))

scores = {}
for depth in (4, 8, 16, None):
    m = ExtraTreesClassifier(200, max_depth=depth, random_state=0).fit(trn, trn_y)
    scores[depth] = roc_auc_score(val_y, m.predict_proba(val)[:, 1])
depth = max(scores, key=scores.get)
m = ExtraTreesClassifier(200, max_depth=depth, random_state=0).fit(trn, trn_y)
print("test:", roc_auc_score(test_y, m.predict_proba(test)[:, 1]))
