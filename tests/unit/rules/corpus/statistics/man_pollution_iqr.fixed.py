import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split


def remove_outliers(df, columns, ref=None, k=3.0):
    """Drop the rows outside the Tukey fences."""
    ref = df if ref is None else ref
    keep = pd.Series(True, index=df.index)
    for c in columns:
        q1, q3 = ref[c].quantile(0.25), ref[c].quantile(0.75)
        iqr = q3 - q1
        keep &= df[c].between(q1 - k * iqr, q3 + k * iqr)
    return df[keep]


city = pd.read_csv("city_blocks_pm25.csv")  # one row per block, yearly means
inputs = ["traffic", "industry", "height", "green", "wind"]
city = city.dropna(subset=inputs + ["pm25"])

train, test = train_test_split(city, test_size=0.25, random_state=1)
train = remove_outliers(train, inputs)

rf = RandomForestRegressor(n_estimators=400, random_state=1).fit(train[inputs], train["pm25"])
print("RMSE", mean_squared_error(test["pm25"], rf.predict(test[inputs])) ** 0.5)
