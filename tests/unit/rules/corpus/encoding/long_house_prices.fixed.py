# %% [markdown]
# # House prices: features, then boosting

# %%
import gc
import os
import warnings

import lightgbm as lgb
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from scipy.stats import skew
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

warnings.simplefilter("ignore")
SEED = 2021

# %%
for dirname, _, filenames in os.walk("/kaggle/input"):
    for filename in filenames:
        print(os.path.join(dirname, filename))

# %%
prices = pd.read_csv("/kaggle/input/house-prices/train.csv", index_col="Id")
prices.shape

# %%
sns.displot(prices["SalePrice"], kde=True)
print("Skewness", skew(prices["SalePrice"]))
plt.show()

# %%
prices["SalePrice"] = np.log1p(prices["SalePrice"])

# %%
none_cols = ["BsmtQual", "FireplaceQu", "GarageType", "GarageFinish", "PoolQC", "Fence", "Alley"]
for c in none_cols:
    prices[c] = prices[c].fillna("None")
for c in ["GarageYrBlt", "MasVnrArea", "LotFrontage"]:
    prices[c] = prices[c].fillna(0)
prices["Electrical"] = prices["Electrical"].fillna("SBrkr")

# %%
prices["TotalSF"] = prices["TotalBsmtSF"] + prices["1stFlrSF"] + prices["2ndFlrSF"]
prices["Age"] = prices["YrSold"] - prices["YearBuilt"]
prices["HasPool"] = (prices["PoolArea"] > 0).astype(int)
prices["Baths"] = prices["FullBath"] + 0.5 * prices["HalfBath"]

# %%
def encode(frame, source, columns):
    for c in columns:
        means = source.groupby(c)["SalePrice"].mean()
        frame[c + "_enc"] = frame[c].map(means).fillna(source["SalePrice"].mean())
    return frame

cats = ["Neighborhood", "MSZoning", "Exterior1st", "SaleCondition"]

# %%
train, valid = train_test_split(prices, test_size=0.2, random_state=SEED)
gc.collect()

# %%
valid = encode(valid, train, cats)
train = encode(train, train, cats)
feats = train.select_dtypes("number").columns.drop("SalePrice")

# %%
params = {"objective": "regression", "learning_rate": 0.03, "num_leaves": 16, "verbose": -1, "seed": SEED}
booster = lgb.train(params, lgb.Dataset(train[feats], train["SalePrice"]), num_boost_round=600)
pred = booster.predict(valid[feats])
print("RMSE", mean_squared_error(valid["SalePrice"], pred) ** 0.5)

# %%
lgb.plot_importance(booster, max_num_features=20)
plt.show()
