# %%
import pandas as pd
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.model_selection import train_test_split
from xgboost import XGBRegressor

# %% [markdown]
# ## Air quality
# NO2 from the other sensors.

# %%
air = pd.read_csv("AirQualityUCI.csv", sep=";", decimal=",").replace(-200, pd.NA)
air = air.dropna(subset=["NO2(GT)"]).drop(columns=["Date", "Time"])
air.describe()

# %%
y = air["NO2(GT)"].astype(float)
features = air.drop(columns="NO2(GT)").astype(float)

# %%
train_x, test_x, train_y, test_y = train_test_split(features, y, test_size=0.2, random_state=0)
mice = IterativeImputer(max_iter=20, random_state=0)
train_x = pd.DataFrame(mice.fit_transform(train_x), columns=features.columns, index=train_x.index)
test_x = pd.DataFrame(mice.transform(test_x), columns=features.columns, index=test_x.index)

# %%
booster = XGBRegressor(n_estimators=200).fit(train_x, train_y)
print("R2", booster.score(test_x, test_y))
