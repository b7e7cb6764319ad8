import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

FIN = ["turnover", "ebitda", "equity_ratio"]


def clean_names(d):
    return d.rename(columns=lambda c: c.strip().lower().replace(" ", "_"))


def fill_by_sector(d, medians):
    return d.assign(**{c: d[c].fillna(d["sector"].map(medians[c])).fillna(medians[c].median()) for c in FIN})


def add_ratios(d):
    return d.assign(margin=d["ebitda"] / d["turnover"].clip(lower=1))


raw = pd.read_excel("sme_portfolio_2019_2023.xlsx").pipe(clean_names).query("turnover >= 0")
dev = raw.loc[raw["year"] <= 2022]
oot = raw.loc[raw["year"] == 2023]
sector_medians = dev.groupby("sector")[FIN].median()

dev = dev.pipe(fill_by_sector, sector_medians).pipe(add_ratios)
oot = oot.pipe(fill_by_sector, sector_medians).pipe(add_ratios)

xs = FIN + ["margin"]
scorecard = LogisticRegression(max_iter=1000).fit(dev[xs], dev["default_12m"])
auc = roc_auc_score(oot["default_12m"], scorecard.predict_proba(oot[xs])[:, 1])
print(f"Out-of-time Gini: {2 * auc - 1:.1%}")
