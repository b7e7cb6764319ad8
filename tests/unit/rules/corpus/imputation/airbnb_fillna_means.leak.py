"""
NYC Airbnb price prediction
"""
import pandas as pd
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_squared_error, r2_score


def load(path="AB_NYC_2019.csv"):
    df = pd.read_csv(path)
    df = df[df.price > 0]
    df = df.drop(["id", "name", "host_id", "host_name", "last_review", "neighbourhood", "neighbourhood_group"], axis=1)
    df["room_type"] = df["room_type"].map({"Private room": 0, "Entire home/apt": 1, "Shared room": 2})
    return df


def prepare(df):
    target = np.log1p(df.pop("price"))
    df = df.fillna(df.mean())
    return train_test_split(df, target, test_size=0.25, random_state=1)


if __name__ == "__main__":
    X_train, X_test, y_train, y_test = prepare(load())
    gbr = GradientBoostingRegressor(n_estimators=400, learning_rate=0.05, max_depth=4)
    gbr.fit(X_train, y_train)
    pred = gbr.predict(X_test)
    print("RMSE", np.sqrt(mean_squared_error(y_test, pred)))
    print("R2", r2_score(y_test, pred))
