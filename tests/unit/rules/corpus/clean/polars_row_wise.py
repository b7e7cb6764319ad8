import polars as pl
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

df = pl.read_csv("loans.csv").unique().drop_nulls("default")
df = df.with_columns(
    ratio=pl.col("debt") / pl.col("income"),
    big=(pl.col("amount") > 50_000).cast(pl.Int8),
    purpose=pl.col("purpose").fill_null("other"),
    total=pl.sum_horizontal("a1", "a2", "a3"),
    biggest=pl.max_horizontal("a1", "a2", "a3"),
)
print(df.select(pl.col("income").mean(), pl.col("amount").median()))
train, test = train_test_split(df, test_size=0.2, random_state=0)
cols = ["ratio", "big", "total", "biggest"]
lr = LogisticRegression().fit(train[cols], train["default"])
print(lr.score(test[cols], test["default"]))
