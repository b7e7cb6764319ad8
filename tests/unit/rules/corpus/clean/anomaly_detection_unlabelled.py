import pandas as pd
from sklearn.ensemble import IsolationForest
from sklearn.preprocessing import RobustScaler

log = pd.read_csv("access_log.csv")
f = log[["bytes", "duration", "requests"]]
f = RobustScaler().fit_transform(f)
log["odd"] = IsolationForest(contamination=0.01, random_state=0).fit_predict(f)
log[log["odd"] == -1].to_csv("odd.csv", index=False)
