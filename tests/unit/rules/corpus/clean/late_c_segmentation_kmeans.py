import joblib
import mlflow
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import RobustScaler
from prefect import flow, task


@task
def rfm(path):
    t = pd.read_parquet(path)
    g = t.groupby("customer")
    return pd.DataFrame({"r": g["days_ago"].min(), "f": g.size(), "m": g["amount"].sum()})


@flow
def segment(path="tx.parquet"):
    X = RobustScaler().fit_transform(rfm(path))
    Z = PCA(2).fit_transform(X)
    with mlflow.start_run():
        for k in range(3, 9):
            km = KMeans(k, n_init=10, random_state=0).fit(Z)
            mlflow.log_metric("silhouette", silhouette_score(Z, km.labels_), step=k)
        joblib.dump(km, "segments.joblib")


if __name__ == "__main__":
    segment()
