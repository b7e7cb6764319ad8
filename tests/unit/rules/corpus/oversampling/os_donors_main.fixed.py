import argparse

import pandas as pd
from imblearn.over_sampling import SVMSMOTE
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("path")
    ap.add_argument("--no-balance", action="store_true")
    ap.add_argument("--seed", type=int, default=4)
    args = ap.parse_args()

    donors = pd.read_csv(args.path)
    gave = donors.pop("gave")
    d_tr, d_te, g_tr, g_te = train_test_split(donors, gave, test_size=0.3, random_state=args.seed)
    if not args.no_balance:
        d_tr, g_tr = SVMSMOTE(random_state=args.seed).fit_resample(d_tr, g_tr)
        print("balanced to", len(d_tr))
    lr = LogisticRegression(max_iter=5000).fit(d_tr, g_tr)
    print("AUC", roc_auc_score(g_te, lr.predict_proba(d_te)[:, 1]))


if __name__ == "__main__":
    main()
