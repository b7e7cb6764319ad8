import numpy as np
import pandas as pd
from sklearn.linear_model import ElasticNet

panel = pd.read_parquet("factors.parquet").sort_index()          # month-indexed
FACT = ["value", "mom", "quality", "lowvol"]
panel["fwd"] = panel.groupby("ticker")["ret"].shift(-1)
panel = panel.dropna()

months = panel.index.unique().sort_values()
ic = {}
for i in range(120, len(months)):
    train = panel.loc[months[i - 120]:months[i - 2]]
    now = panel.loc[[months[i]]]
    lo, hi = train[FACT].quantile(0.01), train[FACT].quantile(0.99)
    train = train.assign(**train[FACT].clip(lo, hi, axis=1))
    now = now.assign(**now[FACT].clip(lo, hi, axis=1))
    en = ElasticNet(alpha=1e-4).fit(train[FACT], train["fwd"])
    s = pd.Series(en.predict(now[FACT]), index=now["ticker"])
    ic[months[i]] = s.corr(now.set_index("ticker")["fwd"], method="spearman")
ic = pd.Series(ic)
print("mean IC", ic.mean(), "IR", ic.mean() / ic.std() * np.sqrt(12))
