import pandas as pd
from sklearn.ensemble import IsolationForest
from sklearn.preprocessing import RobustScaler

logs = pd.read_csv("nginx_counts.csv", parse_dates=["minute"], index_col="minute")
Z = RobustScaler().fit_transform(logs)
logs["score"] = -IsolationForest(random_state=0).fit(Z).score_samples(Z)
print(logs.nlargest(20, "score"))
