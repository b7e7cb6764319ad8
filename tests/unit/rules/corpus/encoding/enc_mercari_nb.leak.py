# # Second-hand prices
# Predict what an item sells for from its brand, category and condition.
import gc
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
import xgboost as xgb
from sklearn.metrics import mean_squared_log_error, mean_absolute_error
from sklearn.model_selection import train_test_split

sns.set_theme(context="notebook", palette="muted")
SEED = 321

# ## Read
items = pd.read_csv("mercari_train.tsv", sep="\t")
print(f"{len(items):,} rows, {items.memory_usage(deep=True).sum() / 1e6:.0f} MB")
items.head()

# ## Clean
items = items[items["price"] >= 3].reset_index(drop=True)
items["brand_name"] = items["brand_name"].fillna("unknown")
items["category_name"] = items["category_name"].fillna("none/none/none")
items["item_description"] = items["item_description"].fillna("")
cats = items["category_name"].str.split("/", n=2, expand=True)
cats.columns = ["c1", "c2", "c3"]
items = pd.concat([items, cats], axis=1)
del cats
gc.collect()

# ## Explore
print(items["price"].describe(percentiles=[0.05, 0.5, 0.95]))
sns.histplot(np.log1p(items["price"]), bins=50)
plt.title("log price")
plt.show()

items["c1"].value_counts().plot.bar()
plt.show()

print("number of brands", items["brand_name"].nunique())
print(items["brand_name"].value_counts().head(15))

top = items.groupby("brand_name")["price"].agg(["median", "size"])
top = top[top["size"] > 200].sort_values("median", ascending=False)
print(top.head(20))
top.head(20)["median"].plot.barh()
plt.show()

sns.boxplot(x="item_condition_id", y=np.log1p(items["price"]), data=items)
plt.show()
print(items.groupby("shipping")["price"].mean())

# ## Features from the row itself
items["desc_len"] = items["item_description"].str.len()
items["desc_words"] = items["item_description"].str.split().str.len()
items["name_len"] = items["name"].str.len()
items["is_new"] = (items["item_condition_id"] == 1).astype(int)
items["no_desc"] = items["item_description"].str.contains("No description yet").astype(int)
items["has_brand"] = (items["brand_name"] != "unknown").astype(int)
for w in ["bundle", "lot", "vintage", "authentic", "size"]:
    items["w_" + w] = items["name"].str.lower().str.contains(w).astype(int)

# ## Brand and category codes
keys = ["brand_name", "c1", "c2", "c3"]
items["log_price"] = np.log1p(items["price"])
for k in keys:
    items[k + "_m"] = items.groupby(k)["log_price"].transform("mean")
items[[k + "_m" for k in keys]].describe()

# ## Split
train, valid = train_test_split(items, test_size=0.1, random_state=SEED)
train, valid = train.copy(), valid.copy()
print(len(train), len(valid))

# ## Model
use = [k + "_m" for k in keys] + ["desc_len", "desc_words", "name_len", "is_new", "no_desc", "has_brand", "shipping"]
use += [c for c in items.columns if c.startswith("w_")]
reg = xgb.XGBRegressor(n_estimators=400, max_depth=7, learning_rate=0.1, subsample=0.8, random_state=SEED)
reg.fit(train[use], train["log_price"])

# ## Score
guess = np.expm1(reg.predict(valid[use])).clip(min=3)
print("RMSLE", mean_squared_log_error(valid["price"], guess) ** 0.5)
print("MAE", mean_absolute_error(valid["price"], guess))
baseline = np.full(len(valid), train["price"].median())
print("RMSLE of the median", mean_squared_log_error(valid["price"], baseline) ** 0.5)

xgb.plot_importance(reg, max_num_features=15)
plt.show()
