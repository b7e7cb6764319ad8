import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

train = pd.read_csv("input/train.csv")
test = pd.read_csv("input/test.csv")
ntrain = train.shape[0]
y = np.log1p(train["SalePrice"].values)

# ---------------------------------------------------------------- a look at the data
print("The train data size is : {}".format(train.shape))
print("The test data size is : {}".format(test.shape))
print(train["SalePrice"].describe())
print("Skewness: %f" % train["SalePrice"].skew())
print("Kurtosis: %f" % train["SalePrice"].kurt())

missing = train.isnull().sum().sort_values(ascending=False)
percent = (train.isnull().sum() / train.isnull().count()).sort_values(ascending=False)
missing_data = pd.concat([missing, percent], axis=1, keys=["Total", "Percent"])
print(missing_data.head(20))

fig, axes = plt.subplots(1, 3, figsize=(15, 4))
axes[0].scatter(train["GrLivArea"], train["SalePrice"], s=6)
axes[1].scatter(train["LotFrontage"], train["SalePrice"], s=6)
axes[2].hist(y, bins=50)
for a, t in zip(axes, ("GrLivArea", "LotFrontage", "log price")):
    a.set_title(t)
fig.savefig("eda.png")
# ---------------------------------------------------------------- cleaning

all_data = pd.concat([train.drop(columns="SalePrice"), test]).reset_index(drop=True)
print("all_data size is : {}".format(all_data.shape))
for col in ("GarageArea", "GarageCars", "TotalBsmtSF", "MasVnrArea"):
    all_data[col] = all_data[col].fillna(0)
all_data["TotalSF"] = all_data["TotalBsmtSF"] + all_data["1stFlrSF"] + all_data["2ndFlrSF"]

feats = ["LotFrontage", "LotArea", "OverallQual", "TotalSF", "GarageArea", "GarageCars", "MasVnrArea"]
train_x = all_data[:ntrain]
test_x = all_data[ntrain:]
tr_x, va_x, tr_y, va_y = train_test_split(train_x, y, test_size=0.25, random_state=7)

# houses in the same neighborhood have a similar street frontage
front_by_nb = tr_x.groupby("Neighborhood")["LotFrontage"].median()
front_any = tr_x["LotFrontage"].median()


def fill_frontage(part):
    part = part.copy()
    part["LotFrontage"] = part["LotFrontage"].fillna(part["Neighborhood"].map(front_by_nb)).fillna(front_any)
    return part[feats]


tr_x, va_x, test_x = fill_frontage(tr_x), fill_frontage(va_x), fill_frontage(test_x)

ridge = Ridge(alpha=10.0).fit(tr_x, tr_y)
print("RMSLE holdout: %.4f" % np.sqrt(mean_squared_error(va_y, ridge.predict(va_x))))
pd.DataFrame({"Id": test["Id"], "SalePrice": np.expm1(ridge.predict(test_x))}).to_csv("submission.csv", index=False)
