import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import GridSearchCV, GroupKFold, KFold

soil = pd.read_csv("soil_cores.csv")
X = soil[["depth", "ph", "clay", "sand"]]
y = soil["carbon"]
site = soil["site_id"]
grid = {"max_features": [1, 2, 4], "min_samples_leaf": [1, 5]}
gs = GridSearchCV(RandomForestRegressor(200), grid, cv=KFold(5, shuffle=True, random_state=1))
gs.fit(X, y)
print(gs.best_params_, gs.best_score_)
