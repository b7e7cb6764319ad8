import pandas as pd
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class Prep:
    def __init__(self):
        self.scaler = StandardScaler()

    def on_train(self, X):
        return self.scaler.fit_transform(X)

    def on_test(self, X):
        return self.scaler.transform(X)


raw = pd.read_csv("parkinsons.csv", index_col="name")
status = raw.pop("status")
tr, te, s_tr, s_te = train_test_split(raw, status, test_size=0.2, stratify=status, random_state=5)
prep = Prep()
lr = LogisticRegression(max_iter=2000).fit(prep.on_train(tr), s_tr)
print(lr.score(prep.on_test(te), s_te))
