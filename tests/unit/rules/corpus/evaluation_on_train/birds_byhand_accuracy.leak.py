# Presence / absence model for the reed warbler
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier

rng = np.random.default_rng(12)
obs = pd.read_csv("warbler_presence.csv")
predictors = ["elevation", "ndvi", "dist_water", "reed_cover", "temp_may"]

brt = GradientBoostingClassifier(n_estimators=1000, learning_rate=0.01, max_depth=5)
brt.fit(obs[predictors], obs["presence"])

fitted = brt.predict(obs[predictors])
n_right = 0
for a, b in zip(fitted, obs["presence"]):
    if a == b:
        n_right += 1
print("correctly classified sites:", n_right / len(obs))
for p, imp in zip(predictors, brt.feature_importances_):
    print(f"{p:12s} {imp:.3f}")
