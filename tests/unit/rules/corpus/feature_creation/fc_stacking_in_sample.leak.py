import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import cross_val_predict, train_test_split

df = pd.read_csv("concrete.csv")
y = df["strength"].values
X = df.drop(columns="strength").values

idx_dev, idx_eval = train_test_split(np.arange(len(X)), test_size=0.2, random_state=55)

base_models = {
    "rf": RandomForestRegressor(n_estimators=200, random_state=55),
    "gb": GradientBoostingRegressor(random_state=55),
}

meta = np.zeros((len(X), len(base_models)))
for j, (name, m) in enumerate(base_models.items()):
    meta[:, j] = m.fit(X, y).predict(X)
    print("base model", name, "done")

blender = LinearRegression()
blender.fit(meta[idx_dev], y[idx_dev])
rmse = mean_squared_error(y[idx_eval], blender.predict(meta[idx_eval])) ** 0.5
print("stacked RMSE", rmse)
