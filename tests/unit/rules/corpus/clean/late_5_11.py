import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.preprocessing import RobustScaler


def build() -> Pipeline:
    return Pipeline(
        steps=[
            ("impute", SimpleImputer(strategy="median", add_indicator=True)),
            ("scale", RobustScaler()),
            ("smote", SMOTE(random_state=8)),
            ("rf", RandomForestClassifier(n_estimators=300, n_jobs=-1, random_state=8)),
        ]
    )


def main() -> None:
    df = pd.read_csv("data/bankruptcy.csv").drop_duplicates(subset="company_id")
    X, y = df.drop(columns=["company_id", "bankrupt"]), df["bankrupt"]
    print(f"share of positives in all data: {y.mean():.3%}")
    cv = StratifiedKFold(n_splits=5, shuffle=True, random_state=8)
    res = cross_validate(build(), X, y, cv=cv, scoring=["average_precision", "roc_auc"])
    print(pd.DataFrame(res).filter(like="test_").agg(["mean", "std"]).round(4))

    final = build().fit(X, y)
    pd.to_pickle(final, "bankruptcy_pipeline.pkl")


if __name__ == "__main__":
    main()
