# # Ames housing, feature selection by correlation
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LinearRegression
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error, r2_score

ames = pd.read_csv("AmesHousing.csv")
print(ames.shape)
ames.head()

# drop ids
ames = ames.drop(columns=["Order", "PID"])

# numeric only for now; NA in these means the house hasn't got one
ames = ames.select_dtypes("number").fillna(0)
ames.describe()

# target
fig, ax = plt.subplots(1, 2, figsize=(12, 4))
sns.histplot(ames["SalePrice"], ax=ax[0])
sns.histplot(np.log(ames["SalePrice"]), ax=ax[1])
plt.show()
ames["SalePrice"] = np.log(ames["SalePrice"])

# scatter
for c in ["Gr Liv Area", "Total Bsmt SF", "Garage Area", "Year Built"]:
    plt.scatter(ames[c], ames["SalePrice"], s=3)
    plt.xlabel(c)
    plt.show()

# new columns
ames["Age"] = ames["Yr Sold"] - ames["Year Built"]
ames["Baths"] = ames["Full Bath"] + 0.5 * ames["Half Bath"]
ames["Porch"] = ames["Open Porch SF"] + ames["Screen Porch"] + ames["Enclosed Porch"]

# split
train, test = train_test_split(ames, test_size=0.2, random_state=7)

# correlation with the price
corr = train.corr()["SalePrice"].drop("SalePrice").abs().sort_values(ascending=False)
corr.plot.bar(figsize=(14, 4))
plt.show()
chosen = corr[corr > 0.4].index.tolist()
print(len(chosen), chosen)

# linear
lin = LinearRegression()
lin.fit(train[chosen], train["SalePrice"])
p = lin.predict(test[chosen])
print("Linear: MAE", mean_absolute_error(test["SalePrice"], p), "R2", r2_score(test["SalePrice"], p))

# forest
rf = RandomForestRegressor(n_estimators=300, random_state=7)
rf.fit(train[chosen], train["SalePrice"])
p = rf.predict(test[chosen])
print("Forest: MAE", mean_absolute_error(test["SalePrice"], p), "R2", r2_score(test["SalePrice"], p))

plt.scatter(test["SalePrice"], p, s=5)
plt.show()
