import joblib
import mlflow
import pandas as pd
from category_encoders import JamesSteinEncoder
from prefect import flow, task
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import ShuffleSplit

HIGH_CARD = ["zip", "agent_id", "property_type"]


@task(retries=2)
def extract(uri: str) -> pd.DataFrame:
    return pd.read_csv(uri, dtype={c: "string" for c in HIGH_CARD})


@task
def encode(X: pd.DataFrame, y: pd.Series):
    enc = JamesSteinEncoder(cols=HIGH_CARD)
    out = enc.fit_transform(X, y)
    joblib.dump(enc, "encoder.joblib")
    return enc, out


@task
def fit_and_score(X, y, n_splits: int) -> float:
    maes = []
    for tr, te in ShuffleSplit(n_splits, test_size=0.2, random_state=0).split(X):
        enc, Xtr = encode.fn(X.iloc[tr], y.iloc[tr])
        reg = ExtraTreesRegressor(400, n_jobs=-1).fit(Xtr, y.iloc[tr])
        maes.append(mean_absolute_error(y.iloc[te], reg.predict(enc.transform(X.iloc[te]))))
    return sum(maes) / len(maes)


@flow(name="house-prices")
def main(uri: str = "gs://bucket/houses.csv", n_splits: int = 5):
    df = extract(uri)
    y = df["sold_price"]
    X = df.drop(columns=["sold_price"])
    with mlflow.start_run(run_name="js-encoder"):
        mlflow.log_param("n_splits", n_splits)
        mlflow.log_metric("mae", fit_and_score(X, y, n_splits))


if __name__ == "__main__":
    main()
