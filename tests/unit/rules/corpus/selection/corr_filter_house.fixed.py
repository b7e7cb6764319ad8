import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.linear_model import LinearRegression
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

pd.set_option("display.max_columns", 100)
houses = pd.read_csv("../input/midwest-housing/data.csv").drop(columns=["Id"])
houses = houses.select_dtypes("number").fillna(0)
houses["TotalSF"] = houses["BsmtSF"] + houses["Flr1SF"] + houses["Flr2SF"]
houses["Bathrooms"] = houses["FullBath"] + 0.5 * houses["HalfBath"]
print(houses.shape)

sns.histplot(houses["SalePrice"], kde=True)
plt.show()
houses["SalePrice"] = np.log1p(houses["SalePrice"])

X, y = houses.drop(columns="SalePrice"), houses["SalePrice"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)

corr = X_train.assign(SalePrice=y_train).corr()
plt.figure(figsize=(12, 9))
sns.heatmap(corr, square=True)
plt.show()

good = corr["SalePrice"].abs().sort_values(ascending=False)
best = good[good > 0.4].index.drop("SalePrice")
print(len(best), "features kept")
X_train, X_test = X_train[best], X_test[best]

for m in [LinearRegression(), RandomForestRegressor(300, random_state=0)]:
    m.fit(X_train, y_train)
    print(m.__class__.__name__, "R2 = %.3f" % m.score(X_test, y_test))
