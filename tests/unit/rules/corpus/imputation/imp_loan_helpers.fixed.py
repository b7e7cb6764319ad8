import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

NUM = ["income", "dti", "revol_util", "open_acc"]


def load(path):
    df = pd.read_parquet(path)
    return df.drop_duplicates(subset="loan_id").set_index("loan_id")


def patch_holes(df, medians):
    out = df.copy()
    for c in NUM:
        out[c] = out[c].fillna(medians[c])
    return out


def main():
    loans = load("data/loans.parquet")
    tr, te = train_test_split(loans, test_size=0.2, random_state=5)
    medians = tr[NUM].median()
    tr, te = patch_holes(tr, medians), patch_holes(te, medians)
    clf = LGBMClassifier(n_estimators=300, learning_rate=0.05, random_state=5)
    clf.fit(tr[NUM], tr["defaulted"])
    p = clf.predict_proba(te[NUM])[:, 1]
    print(f"holdout AUC: {roc_auc_score(te['defaulted'], p):.4f}")


if __name__ == "__main__":
    main()
