import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import KFold, train_test_split

df = pd.read_csv("clicks.csv")
tr, te = train_test_split(df, test_size=0.2, random_state=0)
tr, te = tr.reset_index(drop=True), te.reset_index(drop=True)

for c in ["site", "device", "campaign"]:
    tr[c + "_te"] = 0.0
    for fit_ix, enc_ix in KFold(5, shuffle=True, random_state=0).split(tr):
        means = tr.loc[fit_ix].groupby(c)["click"].mean()
        tr.loc[enc_ix, c + "_te"] = tr.loc[enc_ix, c].map(means).fillna(tr.loc[fit_ix, "click"].mean()).to_numpy()
    te[c + "_te"] = te[c].map(tr.groupby(c)["click"].mean()).fillna(tr["click"].mean())

cols = ["site_te", "device_te", "campaign_te", "hour"]
m = LGBMClassifier(random_state=0).fit(tr[cols], tr["click"])
print(roc_auc_score(te["click"], m.predict_proba(te[cols])[:, 1]))
