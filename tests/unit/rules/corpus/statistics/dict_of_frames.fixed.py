import pandas as pd
from sklearn.linear_model import TheilSenRegressor
from sklearn.metrics import median_absolute_error
from sklearn.model_selection import train_test_split

cities = {c: pd.read_csv(f"pm25/{c}.csv").dropna() for c in ("delhi", "krakow", "lima")}
for city, d in cities.items():
    xs = ["temp", "wind", "pressure"]
    tr, te = train_test_split(d, test_size=0.25, random_state=1)
    mid, width = tr[xs].median(), tr[xs].quantile(0.75) - tr[xs].quantile(0.25)
    tr[xs], te[xs] = (tr[xs] - mid) / width, (te[xs] - mid) / width
    ts = TheilSenRegressor(random_state=0).fit(tr[xs], tr["pm25"])
    print(city, median_absolute_error(te["pm25"], ts.predict(te[xs])))
