# Human activity: one feature row per session, every volunteer came once
import numpy as np
import polars as pl
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score

FEATURES = [f"acc_{s}_{a}" for s in ("mean", "std", "energy") for a in "xyz"]
AMP = (0.97, 1.03)


def rescaled_copies(df: pl.DataFrame) -> pl.DataFrame:
    """Imitate sensors with another gain."""
    copies = [df.with_columns([(pl.col(c) * k).alias(c) for c in FEATURES]) for k in AMP]
    return pl.concat([df, *copies])


sessions = pl.read_csv("har_sessions.csv").select(FEATURES + ["activity"])
sessions = sessions.sample(fraction=1, shuffle=True, seed=52)
n = int(sessions.height * 0.7)
train, test = rescaled_copies(sessions[:n]), sessions[n:]

rf = RandomForestClassifier(n_estimators=250, random_state=52)
rf.fit(train.select(FEATURES).to_numpy(), train["activity"].to_numpy())
pred = rf.predict(test.select(FEATURES).to_numpy())
print("macro F1", np.round(f1_score(test["activity"].to_numpy(), pred, average="macro"), 3))
