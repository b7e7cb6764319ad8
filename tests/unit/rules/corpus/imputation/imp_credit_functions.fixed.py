import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.impute import KNNImputer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

FEATURES = ["income", "debt_ratio", "open_lines", "age", "late_30", "late_60"]
TARGET = "default"


def load_data(path):
    df = pd.read_csv(path)
    df = df.drop_duplicates(subset="customer_id")
    return df


def clean(train, test):
    train, test = train.copy(), test.copy()
    imputer = KNNImputer(n_neighbors=5).fit(train[FEATURES])
    train[FEATURES] = imputer.transform(train[FEATURES])
    test[FEATURES] = imputer.transform(test[FEATURES])
    return train, test


def split(df):
    return train_test_split(df, test_size=0.2, stratify=df[TARGET], random_state=0)


def train_and_eval(train, test):
    clf = GradientBoostingClassifier(random_state=0)
    clf.fit(train[FEATURES], train[TARGET])
    proba = clf.predict_proba(test[FEATURES])[:, 1]
    return roc_auc_score(test[TARGET], proba)


if __name__ == "__main__":
    data = load_data("credit.csv")
    tr, te = split(data)
    tr, te = clean(tr, te)
    print(f"AUC = {train_and_eval(tr, te):.3f}")
