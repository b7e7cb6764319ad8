import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.impute import SimpleImputer
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import RobustScaler

FEATURES = ["recency", "frequency", "monetary", "basket_size", "returns"]


def rfm(orders: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    g = orders.groupby("customer")
    return pd.DataFrame({
        "recency": (today - g["date"].max()).dt.days,
        "frequency": g.size(),
        "monetary": g["total"].sum(),
        "basket_size": g["items"].mean(),
        "returns": g["returned"].mean(),
    })


def segment(table: pd.DataFrame, k: int) -> pd.Series:
    X = SimpleImputer(strategy="median").fit_transform(table[FEATURES])
    X = RobustScaler().fit_transform(np.log1p(X.clip(0)))
    km = KMeans(k, n_init=20, random_state=0)
    labels = km.fit_predict(X)
    print("k", k, "inertia", km.inertia_, "silhouette", silhouette_score(X, labels))
    return pd.Series(labels, index=table.index, name="segment")


def main():
    orders = pd.read_csv("webshop_orders.csv", parse_dates=["date"])
    table = rfm(orders, orders["date"].max())
    for k in range(3, 9):
        table["segment"] = segment(table, k)
        print(table.groupby("segment").median().round(1))
    table.to_csv("segments.csv")


if __name__ == "__main__":
    main()
