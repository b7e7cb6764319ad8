import lightgbm as lgb
import polars as pl
from sklearn.metrics import roc_auc_score

NUM = ["income", "dti", "revol_util", "open_acc"]

loans = (
    pl.read_csv("data/loans.csv", try_parse_dates=True)
    .filter(pl.col("status").is_in(["Fully Paid", "Charged Off"]))
    .with_columns((pl.col("status") == "Charged Off").cast(pl.Int8).alias("bad"))
    .sort("issue_d")
)

cut = int(loans.height * 0.75)
past, future = loans.head(cut), loans.slice(cut)
means = past.select([pl.col(c).mean() for c in NUM]).row(0, named=True)
past = past.with_columns([pl.col(c).fill_null(means[c]) for c in NUM])
future = future.with_columns([pl.col(c).fill_null(means[c]) for c in NUM])

clf = lgb.LGBMClassifier(n_estimators=400, learning_rate=0.03, random_state=0)
clf.fit(past.select(NUM).to_numpy(), past["bad"].to_numpy())
prob = clf.predict_proba(future.select(NUM).to_numpy())[:, 1]
print("out-of-time AUC", roc_auc_score(future["bad"].to_numpy(), prob))
