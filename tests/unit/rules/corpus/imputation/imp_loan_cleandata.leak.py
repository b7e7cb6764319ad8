import sys

import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder
from sklearn.tree import DecisionTreeClassifier

TARGET = "Loan_Status"


def clean_data(df):
    """Remove ids and fill what is missing."""
    df = df.drop(columns=["Loan_ID"])
    for col in df.columns.drop(TARGET):
        if df[col].dtype == "object":
            df[col] = df[col].fillna("Unknown")
        else:
            df[col] = df[col].fillna(df[col].mean())
    return df


def build_model(cat_cols):
    enc = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), cat_cols), remainder="passthrough")
    return make_pipeline(enc, DecisionTreeClassifier(max_depth=5, random_state=0))


def evaluate(model, X, y):
    return balanced_accuracy_score(y, model.predict(X))


def main(path):
    df = pd.read_csv(path)
    df = clean_data(df)
    train, test = train_test_split(df, test_size=0.2, random_state=0, stratify=df[TARGET])
    X_train, y_train = train.drop(columns=TARGET), train[TARGET]
    X_test, y_test = test.drop(columns=TARGET), test[TARGET]
    model = build_model(X_train.select_dtypes("object").columns.tolist())
    model.fit(X_train, y_train)
    print("balanced accuracy", evaluate(model, X_test, y_test))


if __name__ == "__main__":
    main(sys.argv[1])
