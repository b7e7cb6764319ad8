import numpy as np
import pandas as pd
from scikeras.wrappers import KerasRegressor
from scipy.stats import loguniform
from sklearn.model_selection import RandomizedSearchCV
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import RobustScaler
from tensorflow import keras


def build(units=32, lr=1e-3):
    m = keras.Sequential([keras.layers.Dense(units, "relu"), keras.layers.Dense(1)])
    m.compile(keras.optimizers.Adam(lr), "mse")
    return m


yacht = pd.read_csv("yacht.csv")
y = np.log(yacht.pop("resistance"))
reg = KerasRegressor(build, epochs=40, verbose=0)
pipe = Pipeline([("sc", RobustScaler()), ("nn", reg)])
search = RandomizedSearchCV(pipe, {"nn__model__units": [16, 32, 64], "nn__model__lr": loguniform(1e-4, 1e-1)}, n_iter=8, cv=3)
search.fit(yacht, y)
print(search.best_score_)
