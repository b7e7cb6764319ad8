# House prices - my first competition
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
import warnings
warnings.filterwarnings("ignore")

from sklearn.model_selection import train_test_split
from sklearn.linear_model import Lasso
from sklearn.preprocessing import RobustScaler
from sklearn.pipeline import make_pipeline
from sklearn.metrics import mean_squared_error

# ## 1. Load
df = pd.read_csv("/kaggle/input/house-prices/train.csv")
print(df.shape)
df.head(10)

# ## 2. Target
sns.histplot(df["SalePrice"], kde=True)
plt.show()
print("Skewness: %f" % df["SalePrice"].skew())
df["SalePrice"] = np.log1p(df["SalePrice"])

# ## 3. Missing values
missing = df.isnull().sum().sort_values(ascending=False)
missing_pct = missing / len(df)
print(pd.concat([missing, missing_pct], axis=1).head(20))
missing_pct.head(20).plot.bar()
plt.show()

# NA means "no such thing" for these ones
for c in ["PoolQC", "Alley", "Fence", "FireplaceQu", "GarageType", "BsmtQual"]:
    df[c] = df[c].fillna("None")
for c in ["GarageArea", "GarageCars", "BsmtFinSF1", "TotalBsmtSF", "MasVnrArea"]:
    df[c] = df[c].fillna(0)

# Lot frontage: neighbours look alike
sns.boxplot(x="Neighborhood", y="LotFrontage", data=df)
plt.xticks(rotation=90)
plt.show()

# ## 4. Features
quality = {"None": 0, "Po": 1, "Fa": 2, "TA": 3, "Gd": 4, "Ex": 5}
for c in ["FireplaceQu", "BsmtQual", "ExterQual", "KitchenQual"]:
    df[c] = df[c].map(quality).fillna(0)
df["TotalSF"] = df["TotalBsmtSF"] + df["1stFlrSF"] + df["2ndFlrSF"]
df["Age"] = df["YrSold"] - df["YearBuilt"]
df["HasPool"] = (df["PoolArea"] > 0).astype(int)

use = ["LotFrontage", "LotArea", "OverallQual", "OverallCond", "TotalSF", "Age", "HasPool",
       "GarageArea", "GarageCars", "FireplaceQu", "BsmtQual", "ExterQual", "KitchenQual", "GrLivArea"]

plt.scatter(df["GrLivArea"], df["SalePrice"], s=4)
plt.show()

# ## 5. Split
train, valid = train_test_split(df, test_size=0.2, random_state=2020)
train = train.copy()
valid = valid.copy()
print(len(train), len(valid))

hood = train.groupby("Neighborhood")["LotFrontage"].median()
overall = train["LotFrontage"].median()
for part in (train, valid):
    part["LotFrontage"] = part["LotFrontage"].fillna(part["Neighborhood"].map(hood)).fillna(overall)

# ## 6. Model
lasso = make_pipeline(RobustScaler(), Lasso(alpha=0.0005, random_state=1))
lasso.fit(train[use], train["SalePrice"])
pred = lasso.predict(valid[use])
print("RMSLE:", np.sqrt(mean_squared_error(valid["SalePrice"], pred)))

plt.scatter(valid["SalePrice"], pred, s=5)
plt.xlabel("true")
plt.ylabel("predicted")
plt.show()
