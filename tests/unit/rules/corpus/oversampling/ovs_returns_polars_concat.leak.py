import polars as pl
from catboost import CatBoostClassifier, Pool
from sklearn.metrics import precision_recall_fscore_support

FEATS = ["price", "discount", "qty", "channel", "region"]
CATS = ["channel", "region"]
COPIES = 5


def boost_minority(frame: pl.DataFrame, copies: int = COPIES) -> pl.DataFrame:
    rare = frame.filter(pl.col("returned") == 1)
    return pl.concat([frame] + [rare] * copies)


def random_split(frame: pl.DataFrame, frac: float, seed: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    shuffled = frame.sample(fraction=1.0, shuffle=True, seed=seed)
    k = int(frame.height * frac)
    return shuffled.head(k), shuffled.tail(frame.height - k)


items = pl.read_parquet("order_items.parquet").drop_nulls(FEATS + ["returned"])
items = boost_minority(items)
tr, te = random_split(items, 0.8, seed=70)

cb = CatBoostClassifier(iterations=400, random_seed=70, verbose=0)
cb.fit(Pool(tr.select(FEATS).to_pandas(), tr["returned"].to_list(), cat_features=CATS))
pred = cb.predict(te.select(FEATS).to_pandas())
p, r, f, _ = precision_recall_fscore_support(te["returned"].to_list(), pred, average="binary")
print(f"precision={p:.3f} recall={r:.3f} f1={f:.3f}")
