import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_squared_error

bikes = pd.read_csv("hour.csv").drop(columns=["instant", "dteday", "casual", "registered"])
y = bikes.pop("cnt")
num = ["temp", "atemp", "hum", "windspeed"]
cat = ["season", "weathersit", "hr", "weekday"]

ct = ColumnTransformer([
    ("num", MinMaxScaler(), num),
    ("cat", OneHotEncoder(handle_unknown="ignore"), cat),
], remainder="passthrough", sparse_threshold=0)
x_tr, x_rem, y_tr, y_rem = train_test_split(bikes, y, train_size=0.7, random_state=12)
x_val, x_te, y_val, y_te = train_test_split(x_rem, y_rem, test_size=0.5, random_state=12)
x_tr = ct.fit_transform(x_tr)
x_val = ct.transform(x_val)
x_te = ct.transform(x_te)

best, best_err = None, float("inf")
for alpha in (0.01, 0.1, 1, 10, 100):
    r = Ridge(alpha=alpha).fit(x_tr, y_tr)
    err = mean_squared_error(y_val, r.predict(x_val))
    if err < best_err:
        best, best_err = r, err
print("test MSE:", mean_squared_error(y_te, best.predict(x_te)))
