import polars as pl
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import precision_recall_fscore_support

parts = pl.read_csv("weld_inspection.csv").with_row_index("row")
X_COLS = ["current", "voltage", "speed", "gas_flow", "thickness"]


def upsample(frame: pl.DataFrame) -> pl.DataFrame:
    bad = frame.filter(pl.col("defect") == 1)
    ok = frame.filter(pl.col("defect") == 0)
    return pl.concat([ok, bad.sample(n=ok.height, with_replacement=True, seed=6)])


shuffled = parts.sample(fraction=1.0, shuffle=True, seed=6)
cut = int(0.8 * shuffled.height)
train, test = upsample(shuffled[:cut]), shuffled[cut:]

rf = RandomForestClassifier(n_estimators=200, random_state=6)
rf.fit(train.select(X_COLS).to_numpy(), train["defect"].to_numpy())
p, r, f, _ = precision_recall_fscore_support(
    test["defect"].to_numpy(), rf.predict(test.select(X_COLS).to_numpy()), average="binary"
)
print(f"precision {p:.3f} recall {r:.3f} f1 {f:.3f}")
