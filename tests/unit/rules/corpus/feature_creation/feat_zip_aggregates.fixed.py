# # Telco: why do they leave?
import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score, RocCurveDisplay
from catboost import CatBoostClassifier, Pool

pd.set_option("display.max_columns", 60)

df = pd.read_csv("../input/telco/customers.csv")
df.columns = [c.strip().lower().replace(" ", "_") for c in df.columns]
df.sample(5, random_state=1)

# ### Basic look
df.info()
print(df.nunique())
for c in ["contract", "payment_method", "internet_service"]:
    print(df[c].value_counts(normalize=True).round(3))

sns.kdeplot(data=df, x="monthly_charge", hue="churn_value", common_norm=False)
plt.show()

sns.catplot(data=df, x="contract", y="churn_value", kind="bar")
plt.show()

print("charge quantiles")
print(df["monthly_charge"].quantile([0.05, 0.25, 0.5, 0.75, 0.95]))

# ### Row features
df["total_services"] = df[["phone", "internet", "tv", "movies", "music"]].sum(axis=1)
df["charge_per_service"] = df["monthly_charge"] / (df["total_services"] + 1)
df["is_senior"] = (df["age"] >= 65).astype(int)
df["long_contract"] = df["contract"].isin(["One Year", "Two Year"]).astype(int)
df["new_customer"] = (df["tenure"] < 6).astype(int)

# ### Split
target = "churn_value"
train_df, test_df = train_test_split(df, test_size=0.2, random_state=2024, stratify=df[target])
train_df, val_df = train_test_split(train_df, test_size=0.2, random_state=2024, stratify=train_df[target])
print(train_df.shape, val_df.shape, test_df.shape)

# ### Area features
zip_avg = train_df.groupby("zip_code")["monthly_charge"].mean()
fallback = train_df["monthly_charge"].mean()


def area_features(d):
    d = d.copy()
    d["zip_avg_charge"] = d["zip_code"].map(zip_avg).fillna(fallback)
    d["charge_vs_zip"] = d["monthly_charge"] / d["zip_avg_charge"]
    return d


train_df, val_df, test_df = area_features(train_df), area_features(val_df), area_features(test_df)

num = ["monthly_charge", "tenure", "age", "total_services", "charge_per_service", "zip_avg_charge", "charge_vs_zip"]
flags = ["is_senior", "long_contract", "new_customer"]
cat = ["contract", "payment_method", "internet_service"]
use = num + flags + cat

# ### Train
pool_tr = Pool(train_df[use], train_df[target], cat_features=cat)
pool_va = Pool(val_df[use], val_df[target], cat_features=cat)
pool_te = Pool(test_df[use], test_df[target], cat_features=cat)

cbc = CatBoostClassifier(iterations=2000, learning_rate=0.03, depth=6, random_seed=2024, eval_metric="AUC")
cbc.fit(pool_tr, eval_set=pool_va, early_stopping_rounds=100, verbose=200)

# ### Results
proba = cbc.predict_proba(pool_te)[:, 1]
print("AUC test:", roc_auc_score(test_df[target], proba))
RocCurveDisplay.from_predictions(test_df[target], proba)
plt.show()

fi = pd.Series(cbc.get_feature_importance(pool_tr), index=use)
fi.sort_values().plot.barh(figsize=(8, 10))
plt.show()
print(np.round(fi.sum(), 2))
