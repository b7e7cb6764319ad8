import pandas as pd
from sklearn.tree import DecisionTreeClassifier

SHARE = 0.8
visits = (
    pd.read_csv("web_visits.csv", parse_dates=["start"])
    .sort_values("start")
    .assign(duration=lambda d: (d["end_s"] - d["start_s"]).clip(lower=0))
    .assign(mobile=lambda d: d["device"].eq("mobile").astype(int))
)
n = int(SHARE * len(visits))
early, late = visits.iloc[:n], visits.iloc[n:]
typical = early["duration"].median()
early, late = (d.assign(is_long=(d["duration"] > typical).astype(int)) for d in (early, late))

v = ["is_long", "mobile", "pages", "from_ad"]
dt = DecisionTreeClassifier(max_depth=4, random_state=0).fit(early[v], early["converted"])
print("accuracy", dt.score(late[v], late["converted"]))
