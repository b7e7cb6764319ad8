import pandas as pd
from sklearn.ensemble import IsolationForest
from sklearn.preprocessing import MinMaxScaler

log = pd.read_csv('server_metrics.csv', parse_dates=['ts'])
cols = ['cpu', 'mem', 'disk_io', 'net_in', 'net_out']
log[cols] = log[cols].fillna(log[cols].median())
z = MinMaxScaler().fit_transform(log[cols])
iso = IsolationForest(contamination=0.01, random_state=0)
log['anomaly'] = iso.fit_predict(z)
print(log[log.anomaly == -1][['ts'] + cols].head(20))
