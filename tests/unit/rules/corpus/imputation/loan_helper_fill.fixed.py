import argparse
import pandas as pd
import xgboost as xgb
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

NUM = ["income", "loan_amount", "credit_lines", "tenure_months"]
CAT = ["purpose", "home_ownership"]


def load_data(path):
    df = pd.read_csv(path, parse_dates=["application_date"])
    df = df.drop_duplicates("application_id")
    return df


def fill_missing(df, medians):
    out = df.copy()
    for c in NUM:
        out[c] = out[c].fillna(medians[c])
    for c in CAT:
        out[c] = out[c].fillna("missing")
    return out


def add_ratios(df):
    df = df.assign(loan_to_income=df.loan_amount / (df.income + 1))
    df["month"] = df.application_date.dt.month
    for c in CAT:
        df[c] = df[c].astype("category")
    return df


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--input", required=True)
    ap.add_argument("--trees", type=int, default=400)
    args = ap.parse_args()

    df = load_data(args.input)
    train, test = train_test_split(df, test_size=0.3, random_state=1, stratify=df["default"])
    med = train[NUM].median()
    train = add_ratios(fill_missing(train, med))
    test = add_ratios(fill_missing(test, med))
    for c in CAT:
        test[c] = test[c].cat.set_categories(train[c].cat.categories)
    cols = NUM + CAT + ["loan_to_income", "month"]
    clf = xgb.XGBClassifier(n_estimators=args.trees, enable_categorical=True, tree_method="hist")
    clf.fit(train[cols], train["default"])
    print("f1", f1_score(test["default"], clf.predict(test[cols])))


if __name__ == "__main__":
    main()
