import polars as pl
from sklearn.model_selection import train_test_split
from sklearn.linear_model import RidgeClassifier

tx = pl.read_csv("transactions.csv")
train, test = train_test_split(tx, test_size=0.2, random_state=9)
limit = train.select(pl.col("amount").quantile(0.95)).item()
train = train.with_columns(big=(pl.col("amount") > limit).cast(pl.Int8))
test = test.with_columns(big=(pl.col("amount") > limit).cast(pl.Int8))
clf = RidgeClassifier().fit(train.select("big", "hour"), train["fraud"])
print(clf.score(test.select("big", "hour"), test["fraud"]))
