import polars as pl
import lightgbm as lgb
from sklearn.metrics import roc_auc_score

df = pl.read_csv("loans.csv", null_values=["", "NA"])
num = ["income", "dti", "revol_util", "open_acc", "emp_years"]

df = df.with_columns(
    [pl.col(c).fill_null(pl.col(c).mean()) for c in num]
)
df = df.with_columns((pl.col("loan_amnt") / (pl.col("annual_installments") + 1)).alias("ratio"))
df = df.sample(fraction=1.0, shuffle=True, seed=1)
cut = int(0.8 * df.height)
train, test = df[:cut], df[cut:]

feats = num + ["ratio"]
gbm = lgb.LGBMClassifier(n_estimators=400, num_leaves=31)
gbm.fit(train.select(feats).to_numpy(), train["default"].to_numpy())
p = gbm.predict_proba(test.select(feats).to_numpy())[:, 1]
print(f"AUC={roc_auc_score(test['default'].to_numpy(), p):.4f}")
