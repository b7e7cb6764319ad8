import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error

CITIES = ["oslo", "madrid", "krakow"]
PREDICTORS = ["temp", "wind", "humidity", "no2"]
frames = {c: pd.read_csv(f"air_{c}.csv", parse_dates=["day"]) for c in CITIES}

errors = {}
for city, frame in frames.items():
    frame = frame.dropna(subset=["pm25"]).sort_values("day")
    past = frame[frame["day"].dt.year < 2020]
    future = frame[frame["day"].dt.year >= 2020]
    avg = past[PREDICTORS].mean()
    past = past.fillna(avg)
    future = future.fillna(avg)
    ols = LinearRegression().fit(past[PREDICTORS], past["pm25"])
    errors[city] = mean_absolute_error(future["pm25"], ols.predict(future[PREDICTORS]))

for city in sorted(errors, key=errors.get):
    print(f"{city:<10s}{errors[city]:8.2f}")
