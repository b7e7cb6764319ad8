import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LinearRegression


def add_deviation(d, ref):
    avg = ref.groupby("dept")["hours"].mean()
    d = d.copy()
    d["dev"] = d["hours"] - d["dept"].map(avg)
    return d


emp = pd.read_csv("employees.csv")
x, v = train_test_split(emp, test_size=0.2, random_state=1)
x, v = add_deviation(x, x), add_deviation(v, x)
fit = LinearRegression().fit(x[["dev", "tenure"]], x["salary"])
print(fit.score(v[["dev", "tenure"]].fillna(0), v["salary"]))
