"""Weight-of-evidence scorecard on the application table (polars)."""
from functools import reduce

import numpy as np
import polars as pl
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

CATS = ["occupation", "housing_type", "education", "region_code", "employer_sector"]
NUMS = ["income_k", "credit_k", "age_years", "n_children"]
Y = "defaulted"


def woe_table(df: pl.DataFrame, col: str, eps: float = 0.5) -> pl.DataFrame:
    g = df.group_by(col).agg(
        (pl.col(Y).sum() + eps).alias("bad"),
        ((1 - pl.col(Y)).sum() + eps).alias("good"),
    )
    return g.with_columns(
        ((pl.col("good") / pl.col("good").sum()) / (pl.col("bad") / pl.col("bad").sum()))
        .log()
        .alias(f"{col}_woe")
    ).select(col, f"{col}_woe")


def fit_tables(df):
    return {c: woe_table(df, c) for c in CATS}


def join_tables(df, tables):
    out = reduce(lambda acc, kv: acc.join(kv[1], on=kv[0], how="left"), tables.items(), df)
    return out.with_columns(pl.col(f"{c}_woe").fill_null(0.0) for c in tables)


def read(path):
    return (
        pl.scan_csv(path)
        .with_columns(pl.col(CATS).cast(pl.Utf8).fill_null("NA"))
        .with_columns((pl.col("credit_k") / (pl.col("income_k") + 1)).alias("burden"))
        .drop_nulls(NUMS)
        .collect()
        .sample(fraction=1.0, shuffle=True, seed=5)
    )


def make_sets(path, frac=0.8):
    df = read(path)
    n = int(df.height * frac)
    tables = fit_tables(df)
    coded = join_tables(df.with_row_index("rid"), tables).sort("rid")
    return coded.head(n), coded.slice(n)


def xy(df):
    cols = NUMS + ["burden"] + [f"{c}_woe" for c in CATS]
    return df.select(cols).to_numpy(), df[Y].to_numpy()


if __name__ == "__main__":
    train, test = make_sets("applications.csv")
    model = LogisticRegression(max_iter=5000)
    model.fit(*xy(train))
    X_te, y_te = xy(test)
    auc = roc_auc_score(y_te, model.predict_proba(X_te)[:, 1])
    print(f"AUC {auc:.4f}  Gini {2 * auc - 1:.4f}")
    print(np.round(model.coef_, 3))
