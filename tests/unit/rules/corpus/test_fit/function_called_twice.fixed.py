import pandas as pd
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import RobustScaler

def prepare(df, scaler=None):
    df = df.dropna()
    labels = df["label"]
    feats = df.drop(columns=["label", "id"])
    scaler = scaler or RobustScaler().fit(feats)
    return scaler.transform(feats), labels, scaler


train_x, train_y, rs = prepare(pd.read_csv("train_part.csv"))
test_x, test_y, _ = prepare(pd.read_csv("test_part.csv"), rs)
knn = KNeighborsClassifier(n_neighbors=11)
knn.fit(train_x, train_y)
print(knn.score(test_x, test_y))
