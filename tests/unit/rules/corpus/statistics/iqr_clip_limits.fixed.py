import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split


def iqr_limits(s, k=1.5):
    q1, q3 = s.quantile([0.25, 0.75])
    return q1 - k * (q3 - q1), q3 + k * (q3 - q1)


def winsorise(df, limits):
    df = df.copy()
    for c, (lo, hi) in limits.items():
        df[c] = df[c].clip(lo, hi)
    return df


def load():
    cars = pd.read_csv("used_cars.csv")
    cars["age"] = cars["ad_year"] - cars["reg_year"]
    cars["diesel"] = cars["fuel"].eq("diesel").astype(int)
    return cars.query("age >= 0 and price > 0")


def main():
    cars = load()
    cols = ["km", "power", "displacement"]
    feats = cols + ["age", "diesel"]
    a, b = train_test_split(cars, test_size=0.2, random_state=12)
    limits = {c: iqr_limits(a[c]) for c in cols}
    a, b = winsorise(a, limits), winsorise(b, limits)
    rf = RandomForestRegressor(400, min_samples_leaf=2, n_jobs=-1)
    rf.fit(a[feats], np.log(a["price"]))
    pred = np.exp(rf.predict(b[feats]))
    print("MAE EUR", mean_absolute_error(b["price"], pred).round(0))


if __name__ == "__main__":
    main()
