import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

NUM = ["income", "dti", "revol_util", "open_acc"]


def load(path):
    df = pd.read_parquet(path)
    return df.drop_duplicates(subset="loan_id").set_index("loan_id")


def patch_holes(df):
    out = df.copy()
    for c in NUM:
        out[c] = out[c].fillna(out[c].median())
    return out


def main():
    loans = load("data/loans.parquet")
    loans = patch_holes(loans)
    tr, te = train_test_split(loans, test_size=0.2, random_state=5)
    clf = LGBMClassifier(n_estimators=300, learning_rate=0.05, random_state=5)
    clf.fit(tr[NUM], tr["defaulted"])
    p = clf.predict_proba(te[NUM])[:, 1]
    print(f"holdout AUC: {roc_auc_score(te['defaulted'], p):.4f}")


if __name__ == "__main__":
    main()
