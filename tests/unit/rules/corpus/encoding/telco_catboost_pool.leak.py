# %% [markdown]
# ## Churn: does the plan / region combination help?

# %%
import pandas as pd
from catboost import CatBoostClassifier, Pool
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import train_test_split

telco = pd.read_csv("telco.csv")
telco["charge_per_month"] = telco.total_charges / telco.tenure.clip(lower=1)
telco["churn"] = telco.churn.eq("Yes").astype(int)
telco["plan_region"] = telco.plan + "_" + telco.region

# %% churn by group, just for the slides
telco.groupby("plan_region").churn.mean().sort_values().plot.barh()

# %%
telco["plan_region_te"] = telco.groupby("plan_region")["churn"].transform("mean")
dev, test = train_test_split(telco, test_size=0.2, random_state=5, stratify=telco.churn)
train, valid = train_test_split(dev, test_size=0.2, random_state=5, stratify=dev.churn)

# %%
FEATS = ["tenure", "charge_per_month", "contract", "payment_method", "plan_region_te"]
CATS = ["contract", "payment_method"]
train_pool = Pool(train[FEATS], train.churn, cat_features=CATS)
valid_pool = Pool(valid[FEATS], valid.churn, cat_features=CATS)
test_pool = Pool(test[FEATS], test.churn, cat_features=CATS)

model = CatBoostClassifier(iterations=1500, learning_rate=0.03, depth=5, verbose=200)
model.fit(train_pool, eval_set=valid_pool, early_stopping_rounds=80)

# %%
p = model.predict_proba(test_pool)[:, 1]
print("AUC", roc_auc_score(test.churn, p), "logloss", log_loss(test.churn, p))
print(model.get_feature_importance(train_pool, prettified=True))
