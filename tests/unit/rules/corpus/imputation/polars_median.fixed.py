import polars as pl
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

df = pl.read_parquet("loans.parquet").sample(fraction=1.0, shuffle=True, seed=3)
n = int(df.height * 0.75)
train, test = df.head(n), df.tail(df.height - n)
train = train.with_columns(pl.col("income").fill_null(train["income"].median()))
test = test.with_columns(pl.col("income").fill_null(df.head(n)["income"].median()))

cols = ["income", "amount", "term", "age"]
gb = HistGradientBoostingClassifier()
gb.fit(train.select(cols).to_numpy(), train["default"].to_numpy())
print(roc_auc_score(test["default"].to_numpy(), gb.predict_proba(test.select(cols).to_numpy())[:, 1]))
