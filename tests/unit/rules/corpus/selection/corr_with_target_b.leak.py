import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import ElasticNet
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_squared_error

pd.set_option("display.max_columns", 100)

df_train = pd.read_csv("../input/house-prices/train.csv")
df = df_train.select_dtypes(include=[np.number])
df = df.drop(["Id"], axis=1)
missing = df.isnull().sum().sort_values(ascending=False)
print(missing[missing > 0])
df = df.drop(["LotFrontage", "GarageYrBlt", "MasVnrArea"], axis=1)

plt.figure(figsize=(15, 5))
sns.histplot(df["SalePrice"], kde=True)
plt.show()
df["SalePrice"] = np.log1p(df["SalePrice"])

corrmat = df.corr()
plt.subplots(figsize=(12, 9))
sns.heatmap(corrmat, vmax=0.8, square=True)
plt.show()

k = 12
top = corrmat["SalePrice"].abs().nlargest(k).index
new_df = df[top]
sns.pairplot(new_df.iloc[:, :5])
plt.show()

X = new_df.drop("SalePrice", axis=1)
Y = new_df["SalePrice"]
X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.2, random_state=0)

for m in (ElasticNet(alpha=0.001), GradientBoostingRegressor(n_estimators=500, learning_rate=0.05)):
    m.fit(X_train, Y_train)
    rmse = mean_squared_error(Y_test, m.predict(X_test)) ** 0.5
    print(m.__class__.__name__, round(rmse, 4))

resid = Y_test - m.predict(X_test)
plt.scatter(Y_test, resid, s=5)
plt.axhline(0)
plt.show()
