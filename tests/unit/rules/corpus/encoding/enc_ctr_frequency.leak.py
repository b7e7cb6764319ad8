"""Click-through-rate baseline, rows are already in time order."""
import pandas as pd
import xgboost as xgb
from sklearn.metrics import log_loss

CFG = {
    "path": "avazu_sample.csv",
    "count_cols": ["site_id", "app_id", "device_model", "device_ip"],
    "num_round": 200,
    "params": {"objective": "binary:logistic", "eta": 0.1, "max_depth": 7, "seed": 1},
}


def add_counts(frame: pd.DataFrame) -> pd.DataFrame:
    for col in CFG["count_cols"]:
        counts = frame[col].value_counts()
        frame[f"{col}_cnt"] = frame[col].map(counts)
    return frame


def split_by_time(frame: pd.DataFrame, frac: float = 0.8):
    k = int(len(frame) * frac)
    return frame.iloc[:k], frame.iloc[k:]


def main() -> None:
    data = pd.read_csv(CFG["path"])
    data["hod"] = data["hour"] % 100
    data = add_counts(data)
    tr, te = split_by_time(data)
    use = ["hod", "banner_pos", "C1"] + [f"{c}_cnt" for c in CFG["count_cols"]]
    dtr = xgb.DMatrix(tr[use], label=tr["click"])
    dte = xgb.DMatrix(te[use])
    bst = xgb.train(CFG["params"], dtr, CFG["num_round"])
    print("logloss:", log_loss(te["click"], bst.predict(dte)))


main()
