from typing import Dict, List

import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import matthews_corrcoef
from sklearn.preprocessing import OrdinalEncoder

CAT_COLS: List[str] = ["job", "marital", "education", "contact", "poutcome"]
NUM_COLS: List[str] = ["age", "balance", "campaign", "previous"]


def build_encoders(df: pd.DataFrame) -> Dict[str, OrdinalEncoder]:
    encoders = {}
    for col in CAT_COLS:
        enc = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
        encoders[col] = enc.fit(df[[col]])
    return encoders


def apply_encoders(df: pd.DataFrame, encoders: Dict[str, OrdinalEncoder]) -> pd.DataFrame:
    out = df[NUM_COLS].copy()
    for col, enc in encoders.items():
        out[col] = enc.transform(df[[col]]).ravel()
    return out


def make_splits(df: pd.DataFrame, seed: int = 31) -> dict:
    shuffled = df.sample(frac=1.0, random_state=seed)
    n = int(len(shuffled) * 0.8)
    return {"train": shuffled[:n], "test": shuffled[n:]}


def run() -> None:
    bank = pd.read_csv("bank-full.csv", sep=";")
    bank["y"] = (bank["y"] == "yes").astype(int)
    parts = make_splits(bank)
    encoders = build_encoders(parts["train"])
    X = {name: apply_encoders(part, encoders) for name, part in parts.items()}
    rf = RandomForestClassifier(n_estimators=400, random_state=31)
    rf.fit(X["train"], parts["train"]["y"])
    print("MCC", matthews_corrcoef(parts["test"]["y"], rf.predict(X["test"])))


if __name__ == "__main__":
    run()
