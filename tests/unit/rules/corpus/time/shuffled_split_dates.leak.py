import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

energy = pd.read_csv("PJME_hourly.csv", parse_dates=["Datetime"]).sort_values("Datetime")
energy["hour"] = energy["Datetime"].dt.hour
energy["month"] = energy["Datetime"].dt.month
energy["lag_1"] = energy["PJME_MW"].shift(1)
energy = energy.dropna()
X, y = energy[["hour", "month", "lag_1"]], energy["PJME_MW"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
rf = RandomForestRegressor(100, n_jobs=-1).fit(X_train, y_train)
print(rf.score(X_test, y_test))
