import joblib
import mlflow
import pandas as pd
from sklearn.compose import make_column_selector as sel, make_column_transformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def build():
    num = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    cat = OneHotEncoder(handle_unknown="ignore")
    pre = make_column_transformer((num, sel(dtype_include="number")), (cat, sel(dtype_include=object)))
    return make_pipeline(pre, RandomForestClassifier(300, n_jobs=-1))


def main(uri="s3://lake/leads.csv"):
    df = pd.read_csv(uri)
    y = df.pop("won")
    pipe = build()
    auc = cross_val_score(pipe, df, y, cv=5, scoring="roc_auc")
    with mlflow.start_run():
        mlflow.log_metric("cv_auc", auc.mean())
        pipe.fit(df, y)
        joblib.dump(pipe, "lead_model.joblib")
        mlflow.log_artifact("lead_model.joblib")


if __name__ == "__main__":
    main()
