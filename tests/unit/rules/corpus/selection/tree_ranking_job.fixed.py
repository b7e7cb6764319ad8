import argparse
import json

import joblib
import pandas as pd
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupShuffleSplit
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def load(path):
    df = pd.read_parquet(path)
    return df.drop(columns=["label", "user_id"]), df["label"], df["user_id"]


def rank_features(x, y, n, seed):
    trees = ExtraTreesClassifier(n_estimators=500, random_state=seed).fit(x, y)
    return pd.Series(trees.feature_importances_, index=x.columns).nlargest(n).index.tolist()


def prepare(x, y, users, n, seed):
    gss = GroupShuffleSplit(n_splits=1, test_size=0.2, random_state=seed)
    tr, te = next(gss.split(x, y, users))
    top = rank_features(x.iloc[tr], y.iloc[tr], n, seed)
    return top, (x.iloc[tr][top], y.iloc[tr]), (x.iloc[te][top], y.iloc[te])


def train(x, y):
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)).fit(x, y)


def evaluate(model, x, y):
    return roc_auc_score(y, model.predict_proba(x)[:, 1])


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--input", required=True)
    ap.add_argument("--n-features", type=int, default=40)
    ap.add_argument("--seed", type=int, default=5)
    args = ap.parse_args()
    top, train_set, test_set = prepare(*load(args.input), args.n_features, args.seed)
    model = train(*train_set)
    auc = evaluate(model, *test_set)
    joblib.dump(model, "model.joblib")
    print(json.dumps({"auc": auc, "features": top}))
