import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import StandardScaler
from statsmodels.tsa.arima.model import ARIMA

CFG = {"start": 400, "step": 20, "features": ["lag1", "lag2", "vol"]}

fx = pd.read_csv("eur_xxx.csv", parse_dates=["date"], index_col="date")["rate"]
r = np.log(fx).diff()
d = pd.DataFrame({"y": r, "lag1": r.shift(1), "lag2": r.shift(2), "vol": r.shift(1).rolling(10).std()}).dropna()
print(d.describe())

rows = []
for t in range(CFG["start"], len(d) - CFG["step"], CFG["step"]):
    past, nxt = d.iloc[:t], d.iloc[t:t + CFG["step"]]
    sc = StandardScaler()
    A = sc.fit_transform(past[CFG["features"]])
    lin = LinearRegression().fit(A, past["y"])
    p_lin = lin.predict(sc.transform(nxt[CFG["features"]]))
    p_ar = ARIMA(past["y"].to_numpy(), order=(1, 0, 1)).fit().forecast(len(nxt))
    rows.append({
        "from": nxt.index[0],
        "linear": np.abs(p_lin - nxt["y"]).mean(),
        "arma": np.abs(p_ar - nxt["y"].to_numpy()).mean(),
        "zero": nxt["y"].abs().mean(),
    })
res = pd.DataFrame(rows).set_index("from")
print(res.tail())
print(res.mean())
