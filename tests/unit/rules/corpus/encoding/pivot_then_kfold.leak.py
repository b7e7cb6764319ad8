import pandas as pd
from sklearn.model_selection import StratifiedKFold
from sklearn.linear_model import LogisticRegression

quora = pd.read_csv("hr_analytics.csv")
y = quora["left"]
res = []
rate = quora.pivot_table(index="department", values="left", aggfunc="mean")["left"]
quora["dept_rate"] = quora["department"].map(rate)
for i, (a, b) in enumerate(StratifiedKFold(10).split(quora, y)):
    A, B = quora.iloc[a], quora.iloc[b]
    lr = LogisticRegression().fit(A[["dept_rate", "satisfaction"]], y.iloc[a])
    res.append(lr.score(B[["dept_rate", "satisfaction"]], y.iloc[b]))
print(pd.Series(res).describe())
