import polars as pl
import lightgbm as lgb
from sklearn.metrics import average_precision_score

loans = pl.read_parquet("loans.parquet").sort("issue_date")
loans = loans.with_columns(
    (pl.col("loan_amnt") / pl.col("annual_inc")).alias("lti"),
    pl.col("emp_length").str.extract(r"(\d+)").cast(pl.Int32),
)
FEATS = ["loan_amnt", "annual_inc", "lti", "emp_length", "dti", "revol_util"]

n_hist = int(loans.height * 0.8)
past, future = loans[:n_hist], loans[n_hist:]
fills = {c: past[c].mean() for c in FEATS}
past = past.with_columns([pl.col(c).fill_null(fills[c]) for c in FEATS])
future = future.with_columns([pl.col(c).fill_null(fills[c]) for c in FEATS])

booster = lgb.train(
    {"objective": "binary", "learning_rate": 0.03, "verbose": -1},
    lgb.Dataset(past.select(FEATS).to_numpy(), past["default"].to_numpy()),
    num_boost_round=300,
)
scores = booster.predict(future.select(FEATS).to_numpy())
print(f"AP = {average_precision_score(future['default'].to_numpy(), scores):.4f}")
