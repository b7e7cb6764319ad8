from dataclasses import dataclass

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold


@dataclass
class Config:
    path: str = "train.feather"
    target: str = "TARGET"
    top_n: int = 120
    n_folds: int = 5
    rounds: int = 700
    seed: int = 2019


PARAMS = dict(objective="binary", learning_rate=0.03, num_leaves=34, feature_fraction=0.3, verbosity=-1)


def rank_by_gain(frame, label, seed):
    booster = lgb.train({**PARAMS, "seed": seed}, lgb.Dataset(frame, label), num_boost_round=200)
    gain = pd.Series(booster.feature_importance("gain"), index=frame.columns)
    return gain.sort_values(ascending=False)


def main(cfg: Config):
    df = pd.read_feather(cfg.path)
    df["annuity_income"] = df["AMT_ANNUITY"] / df["AMT_INCOME_TOTAL"]
    df["credit_goods"] = df["AMT_CREDIT"] / df["AMT_GOODS_PRICE"]
    label = df[cfg.target]
    feats = [c for c in df.select_dtypes("number").columns if c not in (cfg.target, "SK_ID_CURR")]

    oof = np.zeros(len(df))
    skf = StratifiedKFold(cfg.n_folds, shuffle=True, random_state=cfg.seed)
    for i, (tr, va) in enumerate(skf.split(df, label)):
        cols = rank_by_gain(df[feats].iloc[tr], label.iloc[tr], cfg.seed).index[: cfg.top_n].tolist()
        booster = lgb.train(
            {**PARAMS, "seed": cfg.seed + i},
            lgb.Dataset(df[cols].iloc[tr], label.iloc[tr]),
            num_boost_round=cfg.rounds,
        )
        oof[va] = booster.predict(df[cols].iloc[va])
        print(f"fold {i} auc {roc_auc_score(label.iloc[va], oof[va]):.5f}")
    print(f"oof auc {roc_auc_score(label, oof):.5f}")
    pd.DataFrame({"SK_ID_CURR": df["SK_ID_CURR"], "oof": oof}).to_csv("oof.csv", index=False)


if __name__ == "__main__":
    main(Config())
