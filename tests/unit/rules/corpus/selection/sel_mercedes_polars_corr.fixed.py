import numpy as np
import polars as pl
from catboost import CatBoostRegressor
from sklearn.metrics import r2_score

df = pl.read_csv("mercedes.csv").sample(fraction=1.0, shuffle=True, seed=33)
candidates = [c for c, t in df.schema.items() if t.is_numeric() and c not in ("ID", "y")]
n_test = df.height // 4
test_df, train_df = df.head(n_test), df.slice(n_test)


def top_by_corr(frame: pl.DataFrame, names: list[str], k: int = 60) -> list[str]:
    row = frame.select([pl.corr(c, "y").abs().fill_nan(0).alias(c) for c in names]).row(0, named=True)
    return sorted(row, key=row.get, reverse=True)[:k]


use = top_by_corr(train_df, candidates)
print(f"{len(use)=}")

cat = CatBoostRegressor(iterations=600, learning_rate=0.03, random_seed=33, verbose=False)
cat.fit(train_df.select(use).to_numpy(), train_df["y"].to_numpy())
yhat = cat.predict(test_df.select(use).to_numpy())
print("R2", np.round(r2_score(test_df["y"].to_numpy(), yhat), 4))
