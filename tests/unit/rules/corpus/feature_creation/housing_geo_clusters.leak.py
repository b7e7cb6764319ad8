import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import fetch_california_housing
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import root_mean_squared_error
from sklearn.model_selection import train_test_split

GEO = ["Latitude", "Longitude"]


def add_geo_features(frame, n_clusters=25):
    """Distance of each block to the centres of the big settlements."""
    km = KMeans(n_clusters=n_clusters, n_init=10, random_state=0)
    dist = km.fit_transform(frame[GEO])
    out = frame.copy()
    for k in range(n_clusters):
        out[f"dist_{k}"] = dist[:, k]
    return out


def prepare(test_size=0.2):
    X, y = fetch_california_housing(return_X_y=True, as_frame=True)
    X["AveOccup"] = np.log1p(X["AveOccup"])
    X = add_geo_features(X)
    return train_test_split(X, y, test_size=test_size, random_state=1)


def evaluate(X_train, X_test, y_train, y_test):
    gbm = HistGradientBoostingRegressor(max_iter=400, learning_rate=0.06)
    gbm.fit(X_train, y_train)
    return root_mean_squared_error(y_test, gbm.predict(X_test))


if __name__ == "__main__":
    print("RMSE (100k$):", evaluate(*prepare()))
