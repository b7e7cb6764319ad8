import pandas as pd
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import RobustScaler

def prepare(df):
    df = df.dropna()
    labels = df["label"]
    feats = df.drop(columns=["label", "id"])
    return RobustScaler().fit_transform(feats), labels


train_x, train_y = prepare(pd.read_csv("train_part.csv"))
test_x, test_y = prepare(pd.read_csv("test_part.csv"))
knn = KNeighborsClassifier(n_neighbors=11)
knn.fit(train_x, train_y)
print(knn.score(test_x, test_y))
