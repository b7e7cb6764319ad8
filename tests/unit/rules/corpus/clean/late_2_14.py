import pandas as pd
from catboost import CatBoostClassifier, Pool
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

LEVELS = {
    "education": ["primary", "secondary", "tertiary", "unknown"],
    "size": ["S", "M", "L", "XL"],
}
df = pd.read_csv("shop_customers.csv")
for col, levels in LEVELS.items():
    df[col] = pd.Categorical(df[col], categories=levels, ordered=True).codes
df["plan"] = df["plan"].map({"free": 0, "basic": 1, "pro": 2}).fillna(0).astype(int)
df["country"] = df["country"].fillna("??").astype(str)

feats = ["education", "size", "plan", "country", "visits"]
a, b = train_test_split(df, test_size=0.2, random_state=14, stratify=df["bought"])
cb = CatBoostClassifier(iterations=300, random_seed=14, verbose=0)
cb.fit(Pool(a[feats], a["bought"], cat_features=["country"]))  # its target statistics come from the pool
print(roc_auc_score(b["bought"], cb.predict_proba(b[feats])[:, 1]))
