import numpy as np
import pandas as pd
import yfinance as yf
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import precision_score

sp = yf.Ticker("^GSPC").history(period="max")
sp = sp.drop(columns=["Dividends", "Stock Splits"]).loc["1990-01-01":]
sp["Tomorrow"] = sp["Close"].shift(-1)
sp["Target"] = (sp["Tomorrow"] > sp["Close"]).astype(int)
sp = sp.iloc[:-1].copy()

predictors = []
for h in [2, 5, 60, 250]:
    sp[f"ratio_{h}"] = sp["Close"] / sp["Close"].rolling(h).mean()
    sp[f"trend_{h}"] = sp["Target"].shift(1).rolling(h).sum()
    predictors += [f"ratio_{h}", f"trend_{h}"]

sp["ret"] = sp["Close"].pct_change()
sp["vol"] = sp["Volume"].pct_change().replace([np.inf, -np.inf], 0)
predictors += ["ret", "vol"]
sp = sp.dropna()

train, test = sp.iloc[:-500], sp.iloc[-500:]
model = RandomForestClassifier(n_estimators=200, min_samples_split=50, random_state=1)
model.fit(train[predictors], train["Target"])
preds = pd.Series(model.predict(test[predictors]), index=test.index)
print("precision", precision_score(test["Target"], preds))
print(test["Target"].value_counts() / len(test))
