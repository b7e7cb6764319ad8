"""Walk-forward evaluation of a hand-made AR(7) on electricity demand."""
import numpy as np
import pandas as pd
from scipy import stats

load = pd.read_csv("opsd_germany_daily.csv", index_col=0, parse_dates=True)["Consumption"].dropna().values
LAGS = 7
START = int(0.6 * len(load))


def design(series):
    rows = [series[i - LAGS:i] for i in range(LAGS, len(series))]
    return np.array(rows), series[LAGS:]


errors = []
for cut in range(START, len(load) - 1, 30):
    m, s = load[:cut].mean(), load[:cut].std()
    z = (load - m) / s
    A, b = design(z[:cut])
    coef = np.linalg.solve(A.T @ A + 1e-3 * np.eye(LAGS), A.T @ b)
    for t in range(cut, min(cut + 30, len(load))):
        errors.append((z[t - LAGS:t] @ coef - z[t]) * 1.0)
print("rmse (z units)", np.sqrt(np.mean(np.square(errors))))
