"""Cleans the survey and writes it to Parquet; nothing is learnt here."""
import argparse
import pandas as pd


def clean(df: pd.DataFrame) -> pd.DataFrame:
    df = df.rename(columns=str.lower).drop_duplicates("respondent")
    df["income"] = df["income"].fillna(df["income"].median())
    df["income_z"] = (df["income"] - df["income"].mean()) / df["income"].std()
    df["region_mean"] = df.groupby("region")["income"].transform("mean")
    df["decile"] = pd.qcut(df["income"], 10, labels=False)
    return df


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("source")
    ap.add_argument("target")
    args = ap.parse_args()
    clean(pd.read_csv(args.source)).to_parquet(args.target)
