import pandas as pd
from sklearn.ensemble import RandomForestClassifier

px = pd.read_csv("eurusd_daily.csv", parse_dates=["date"], index_col="date").sort_index()
px["ret"] = px["close"].pct_change()
px["up"] = (px["close"].shift(-1) > px["close"]).astype(int)
px["trend"] = px["close"].rolling(11, center=True).mean() / px["close"]
px["vol"] = px["ret"].rolling(20).std()
px = px.dropna().iloc[:-1]

split = int(len(px) * 0.8)
past, future = px.iloc[:split], px.iloc[split:]
rf = RandomForestClassifier(300, min_samples_leaf=20, random_state=1)
rf.fit(past[["ret", "trend", "vol"]], past["up"])
print("hit rate", rf.score(future[["ret", "trend", "vol"]], future["up"]))
