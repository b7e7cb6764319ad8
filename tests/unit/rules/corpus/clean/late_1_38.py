"""Fit the production model on all approved data; quality is measured in evaluate.py."""
import pickle
from pathlib import Path

import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def build():
    ct = make_column_transformer(
        (StandardScaler(), ["area", "rooms"]),
        (OneHotEncoder(handle_unknown="ignore"), ["district"]),
    )
    return make_pipeline(ct, Ridge())


def main():
    df = pd.read_parquet("approved.parquet")
    model = build().fit(df, df["price"])
    Path("model.pkl").write_bytes(pickle.dumps(model))


if __name__ == "__main__":
    main()
