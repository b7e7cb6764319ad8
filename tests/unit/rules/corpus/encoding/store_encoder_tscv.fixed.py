import pandas as pd
import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import TimeSeriesSplit
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import TargetEncoder

sales = pd.read_parquet("weekly_sales.parquet").sort_values("week")
sales["lag52"] = sales.groupby("store")["units"].shift(52)
sales = sales.dropna().reset_index(drop=True)

ct = ColumnTransformer(
    [("te", TargetEncoder(target_type="continuous"), ["store", "region"])],
    remainder="passthrough",
)
X = sales[["store", "region", "promo", "lag52"]]
y = sales["units"]
reg = HistGradientBoostingRegressor(max_iter=300)

pipe = make_pipeline(ct, reg)
scores = []
for tr, te in TimeSeriesSplit(n_splits=6).split(X):
    pipe.fit(X.iloc[tr], y[tr])
    wape = np.abs(y[te] - pipe.predict(X.iloc[te])).sum() / y[te].sum()
    scores.append(wape)
print(pd.Series(scores, name="wape").describe())
