import numpy as np
import pandas as pd
from catboost import CatBoostClassifier
from sklearn.metrics import accuracy_score

space = pd.read_csv("spaceship.csv").fillna("na")
y = space.pop("Transported").astype(str)
space = space[["HomePlanet", "CryoSleep", "Destination", "VIP"]].astype(str)
rng = np.random.default_rng(0)
part = rng.choice(["train", "dev", "test"], len(space), p=[0.7, 0.15, 0.15])
cb = CatBoostClassifier(iterations=2000, cat_features=list(space), verbose=200)
stop = part == "dev"
cb.fit(space[part == "train"], y[part == "train"], eval_set=(space[stop], y[stop]), use_best_model=True)
print(accuracy_score(y[part == "test"], cb.predict(space[part == "test"])))
