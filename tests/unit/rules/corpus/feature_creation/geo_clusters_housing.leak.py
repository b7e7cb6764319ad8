import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.cluster import KMeans
from sklearn.datasets import fetch_california_housing
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

# Step 1: load the data
housing = fetch_california_housing(as_frame=True).frame
print(housing.describe())
housing.plot.scatter("Longitude", "Latitude", c="MedHouseVal", cmap="viridis", alpha=0.3)
plt.savefig("map.png")

# Step 2: simple ratios
housing["BedrmsRatio"] = housing["AveBedrms"] / housing["AveRooms"]
housing["LogPop"] = np.log1p(housing["Population"])

# Step 3: neighbourhoods
geo = ["Latitude", "Longitude"]
km = KMeans(n_clusters=25, n_init=10, random_state=42)
housing["Zone"] = km.fit_predict(housing[geo])
housing["ZoneDist"] = km.transform(housing[geo]).min(axis=1)

# Step 4: split
train_df, test_df = train_test_split(housing, test_size=0.2, random_state=42)
train_y, test_y = train_df.pop("MedHouseVal"), test_df.pop("MedHouseVal")

# Step 5: train
dtrain = xgb.DMatrix(train_df, label=train_y)
dtest = xgb.DMatrix(test_df)
params = {"max_depth": 6, "eta": 0.08, "objective": "reg:squarederror", "seed": 1}
n_rounds = 350
model = xgb.train(params, dtrain, num_boost_round=n_rounds)
train_rmse = np.sqrt(mean_squared_error(train_y, model.predict(dtrain)))

# Step 6: how good is it?
rmse = np.sqrt(mean_squared_error(test_y, model.predict(dtest)))
print(f"{n_rounds} rounds, train RMSE {train_rmse:.3f}, test RMSE {rmse:.3f}")
print(pd.Series(model.get_score(importance_type="gain")).nlargest(8))
