import polars as pl
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

LEVELS = pl.Enum(["none", "basic", "plus", "premium"])

members = (
    pl.scan_csv("members.csv")
    .unique("member_id", keep="first", maintain_order=True)
    .with_columns(
        pl.col("plan").fill_null("none").cast(LEVELS).to_physical().alias("plan"),
        pl.col("visits").fill_null(0),
        pl.col("age").clip(16, 100),
        pl.max_horizontal("q1", "q2", "q3").alias("best_quarter"),
        pl.mean_horizontal("q1", "q2", "q3").alias("mean_quarter"),
    )
    .collect()
)
X = members.select("plan", "visits", "age", "best_quarter", "mean_quarter").to_numpy()
y = members["cancelled"].to_numpy()
a, b, ya, yb = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)
gb = HistGradientBoostingClassifier(random_state=0).fit(a, ya)
print(f"AUC {roc_auc_score(yb, gb.predict_proba(b)[:, 1]):.3f}")
