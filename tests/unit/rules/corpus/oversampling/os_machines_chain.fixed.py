import pandas as pd
from catboost import CatBoostClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

FEATURES = ["air_temp", "process_temp", "rpm", "torque", "wear", "power"]


def upsample(d: pd.DataFrame) -> pd.DataFrame:
    biggest = d["failure"].value_counts().max()
    groups = [g.sample(biggest, replace=True, random_state=0) for _, g in d.groupby("failure")]
    return pd.concat(groups)


machines = (
    pd.read_csv("ai4i2020.csv")
    .rename(columns=lambda c: c.lower().replace(" ", "_"))
    .assign(power=lambda d: d["torque"] * d["rpm"])
)

tr, te = train_test_split(machines, test_size=0.2, random_state=0, stratify=machines["failure"])
tr = tr.pipe(upsample)
cat = CatBoostClassifier(iterations=300, random_seed=0, verbose=0).fit(tr[FEATURES], tr["failure"])
print("f1", f1_score(te["failure"], cat.predict(te[FEATURES])))
