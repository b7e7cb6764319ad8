import pandas as pd
from sklearn.ensemble import AdaBoostRegressor, RandomForestRegressor
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsRegressor
from sklearn.tree import DecisionTreeRegressor

fires = pd.read_csv("forestfires.csv")
burned = fires["area"]
conditions = fires[["FFMC", "DMC", "DC", "ISI", "temp", "RH", "wind", "rain"]]

for reg in (
    DecisionTreeRegressor(random_state=0),
    KNeighborsRegressor(3),
    RandomForestRegressor(random_state=0),
    AdaBoostRegressor(random_state=0),
):
    r2 = cross_val_score(reg, conditions, burned, cv=5, scoring="r2")
    print(f"{reg.__class__.__name__}: R2 = {r2.mean():.3f}")
