import pandas as pd
from sklearn.ensemble import IsolationForest
from sklearn.preprocessing import RobustScaler

logs = pd.read_csv("auth_log.csv", parse_dates=["ts"])
f = pd.DataFrame({
    "hour": logs["ts"].dt.hour,
    "fails": logs["fails"],
    "bytes": logs["bytes"],
})
z = RobustScaler().fit_transform(f)
logs["score"] = -IsolationForest(random_state=0).fit(z).score_samples(z)
print(logs.nlargest(20, "score")[["ts", "user", "score"]])
