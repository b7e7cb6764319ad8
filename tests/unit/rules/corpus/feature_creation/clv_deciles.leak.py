import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

SEGMENT_LABELS = list(range(10))


def load_customers(path):
    return (
        pd.read_csv(path)
        .drop_duplicates("customer_id")
        .assign(capped_orders=lambda d: d["orders"].clip(upper=200), active=lambda d: d["last_seen_days"].lt(90).astype(int))
    )


customers = load_customers("customers.csv")
customers = customers.assign(
    value_decile=lambda d: pd.qcut(d["spend_12m"], 10, labels=SEGMENT_LABELS).astype(int)
)

build = customers.sample(frac=0.7, random_state=2)
check = customers.drop(build.index)

drivers = ["value_decile", "capped_orders", "active"]
propensity = LogisticRegression(max_iter=500).fit(build[drivers], build["upsold"])
check = check.assign(p=propensity.predict_proba(check[drivers])[:, 1])
print("AUC:", round(roc_auc_score(check["upsold"], check["p"]), 3))
print(check.groupby("value_decile")["p"].mean())
