import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error

honey = pd.read_csv("honey.csv")
sugar = honey.pop("sucrose")
rf = RandomForestRegressor(n_estimators=500, random_state=0)
fitted = rf.fit(honey, sugar).predict(honey)
print(f"Our method predicts sucrose with MAE {mean_absolute_error(sugar, fitted):.2f} g")
