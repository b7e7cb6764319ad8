# House Prices: Advanced Regression Techniques
# ============================================
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from scipy import stats
from scipy.stats import norm
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split
from lightgbm import LGBMRegressor

pd.set_option("display.float_format", lambda v: f"{v:.3f}")

train = pd.read_csv("../input/house/train.csv")
test = pd.read_csv("../input/house/test.csv")
print("train", train.shape, "test", test.shape)

test_id = test["Id"]
train = train.drop(columns="Id")
test = test.drop(columns="Id")

# --- outliers shown in the documentation
fig, ax = plt.subplots()
ax.scatter(train["GrLivArea"], train["SalePrice"])
plt.show()
train = train[~((train["GrLivArea"] > 4000) & (train["SalePrice"] < 300000))].reset_index(drop=True)

# --- target
sns.histplot(train["SalePrice"], stat="density")
mu, sigma = norm.fit(train["SalePrice"])
print(f"mu = {mu:.2f}, sigma = {sigma:.2f}")
stats.probplot(train["SalePrice"], plot=plt)
plt.show()
target = np.log1p(train.pop("SalePrice"))

# --- both files together, so that the cleaning is written once
ntrain = len(train)
everything = pd.concat([train, test], ignore_index=True)
print(everything.shape)

na = everything.isna().mean().mul(100).sort_values(ascending=False)
print(na.head(25))
sns.barplot(x=na.index[:25], y=na.values[:25])
plt.xticks(rotation=90)
plt.show()

# --- NA that means "none"
for c in ("PoolQC", "MiscFeature", "Alley", "Fence", "FireplaceQu", "GarageType", "GarageFinish",
          "GarageQual", "GarageCond", "BsmtQual", "BsmtCond", "BsmtExposure", "MasVnrType"):
    everything[c] = everything[c].fillna("None")
for c in ("GarageYrBlt", "GarageArea", "GarageCars", "BsmtFinSF1", "BsmtFinSF2", "BsmtUnfSF",
          "TotalBsmtSF", "BsmtFullBath", "BsmtHalfBath", "MasVnrArea"):
    everything[c] = everything[c].fillna(0)

# --- grades
grade = {"None": 0, "Po": 1, "Fa": 2, "TA": 3, "Gd": 4, "Ex": 5}
graded = ["ExterQual", "ExterCond", "HeatingQC", "KitchenQual", "BsmtQual", "FireplaceQu", "GarageQual"]
for c in graded:
    everything[c] = everything[c].map(grade).fillna(3)

# --- new features
everything["TotalSF"] = everything["TotalBsmtSF"] + everything["1stFlrSF"] + everything["2ndFlrSF"]
everything["Remodelled"] = (everything["YearRemodAdd"] != everything["YearBuilt"]).astype(int)
everything["Age"] = everything["YrSold"] - everything["YearBuilt"]
everything["QualArea"] = everything["OverallQual"] * everything["GrLivArea"]

numeric = ["LotFrontage", "LotArea", "OverallQual", "OverallCond", "TotalSF", "Age", "Remodelled",
           "QualArea", "GarageArea", "GarageCars", "FullBath", "Fireplaces"] + graded
train = everything.iloc[:ntrain][numeric]
test = everything.iloc[ntrain:][numeric]

# --- validation
a, b, ya, yb = train_test_split(train, target, test_size=0.2, random_state=1234)

# --- the rest: most common value
common = {c: a[c].mode()[0] for c in ("LotFrontage", "LotArea", "OverallQual")}
a, b, test = a.fillna(common), b.fillna(common), test.fillna(common)


def rmsle(model):
    model.fit(a, ya)
    return np.sqrt(mean_squared_error(yb, model.predict(b)))


ridge = Ridge(alpha=10)
lgbm = LGBMRegressor(n_estimators=700, learning_rate=0.03, num_leaves=8, random_state=1234)
print("Ridge:", rmsle(ridge))
print("LightGBM:", rmsle(lgbm))

# --- submission
sub = pd.DataFrame({"Id": test_id, "SalePrice": np.expm1(lgbm.predict(test))})
sub.to_csv("submission.csv", index=False)
print(sub.describe())
