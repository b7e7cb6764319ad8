import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

CFG = dict(
    path="telemetry_wide.parquet",
    y="alarm_next_shift",
    group="machine_id",
    top=40,
    params=dict(objective="binary", learning_rate=0.03, num_leaves=31, verbosity=-1),
    rounds=400,
)


def top_features(X, y, k):
    m = lgb.train(CFG["params"], lgb.Dataset(X, y), num_boost_round=100)
    gain = pd.Series(m.feature_importance("gain"), index=X.columns)
    return gain.nlargest(k).index.tolist()


def main():
    df = pd.read_parquet(CFG["path"])
    y = df.pop(CFG["y"])
    groups = df.pop(CFG["group"])
    oof = np.zeros(len(df))
    cols = top_features(df, y, CFG["top"])
    print("using", cols[:10], "...")
    for f, (tr, va) in enumerate(GroupKFold(5).split(df, y, groups)):
        ds = lgb.Dataset(df.iloc[tr][cols], y.iloc[tr])
        bst = lgb.train(CFG["params"], ds, num_boost_round=CFG["rounds"])
        oof[va] = bst.predict(df.iloc[va][cols])
        print(f"fold {f} auc {roc_auc_score(y.iloc[va], oof[va]):.4f}")
    print("OOF auc", roc_auc_score(y, oof))


if __name__ == "__main__":
    main()
