import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import cross_val_predict

honey = pd.read_csv("honey.csv")
sugar = honey.pop("sucrose")
rf = RandomForestRegressor(n_estimators=500, random_state=0)
fitted = cross_val_predict(rf, honey, sugar, cv=10)
print(f"Our method predicts sucrose with MAE {mean_absolute_error(sugar, fitted):.2f} g")
