import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

KPIS = ["visits", "basket", "recency", "returns"]


def tidy(d):
    return d.rename(columns=str.lower).dropna(subset=KPIS + ["responded"]).reset_index(drop=True)


def standardise(d, cols, scaler):
    return d.assign(**dict(zip(cols, scaler.transform(d[cols]).T)))


panel = pd.read_csv("campaign.csv").pipe(tidy)
rng = np.random.default_rng(4)
panel["fold"] = rng.choice(["fit", "score"], p=[0.75, 0.25], size=len(panel))
fit, score = (panel.query("fold == @f") for f in ("fit", "score"))
ss = StandardScaler().fit(fit[KPIS])
fit, score = (part.pipe(standardise, KPIS, ss) for part in (fit, score))

m = LogisticRegression().fit(fit[KPIS], fit["responded"])
lift = (
    score.assign(p=m.predict_proba(score[KPIS])[:, 1])
    .sort_values("p", ascending=False)
    .head(len(score) // 10)["responded"]
    .mean()
    / score["responded"].mean()
)
print(f"Top-decile lift: {lift:.2f}x")
