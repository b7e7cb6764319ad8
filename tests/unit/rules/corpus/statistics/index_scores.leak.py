import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

PILLARS = ["liquidity", "growth", "leverage", "governance"]


def load(path):
    return pd.read_csv(path).rename(columns=str.lower).dropna(subset=PILLARS)


def to_index(d):
    return d.assign(**{f"{p}_ix": 100 * d[p] / d[p].mean() for p in PILLARS})


firms = load("firms.csv").pipe(to_index)
training = firms.query("region != 'nordics'")
nordics = firms.query("region == 'nordics'")

cols = [f"{p}_ix" for p in PILLARS]
clf = LogisticRegression(max_iter=2000).fit(training[cols], training["distressed"])
print(
    nordics.assign(pd_hat=clf.predict_proba(nordics[cols])[:, 1])
    .pipe(lambda d: f"AUC in the Nordics: {roc_auc_score(d['distressed'], d['pd_hat']):.3f}")
)
