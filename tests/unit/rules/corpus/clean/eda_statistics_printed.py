# %%
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_absolute_error

# %%
cars = pd.read_csv("cars.csv")
print(cars.describe())
print("mean price", cars["price"].mean(), "median", cars["price"].median())
print(cars.groupby("brand")["price"].agg(["mean", "count"]))
print(cars.corr(numeric_only=True)["price"].sort_values())

# %%
missing = cars.isna().mean()
missing[missing > 0].plot.bar()
plt.show()

# %%
z = (cars["price"] - cars["price"].mean()) / cars["price"].std()
plt.hist(z, bins=50)
plt.axvline(3, color="r")
plt.title(f"{(z.abs() > 3).sum()} prices beyond 3 sigma")
plt.show()

# %%
mean_by_year = cars.groupby("year")["price"].mean()
sns.lineplot(mean_by_year)
plt.show()

# %%
X, y = cars[["year", "km", "hp"]], np.log(cars["price"])
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
gb = GradientBoostingRegressor().fit(X_train, y_train)
print(mean_absolute_error(y_test, gb.predict(X_test)))
