import itertools
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split


def tune(X_fit, y_fit, X_judge, y_judge):
    best, best_mae = None, 1e9
    for depth, leaf in itertools.product([3, 6, 9, None], [1, 5, 20]):
        rf = RandomForestRegressor(100, max_depth=depth, min_samples_leaf=leaf, random_state=0)
        rf.fit(X_fit, y_fit)
        mae = mean_absolute_error(y_judge, rf.predict(X_judge))
        if mae < best_mae:
            best, best_mae = rf, mae
    return best


pp = pd.read_csv("power_plant.csv")
X, y = pp.drop(columns="PE"), pp["PE"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
X_train, X_dev, y_train, y_dev = train_test_split(X_train, y_train, test_size=0.2, random_state=0)
model = tune(X_train, y_train, X_dev, y_dev)
print("MAE on test:", mean_absolute_error(y_test, model.predict(X_test)))
