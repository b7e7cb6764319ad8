# Mall customers: segmentation for the marketing team, no prediction
import matplotlib.pyplot as plt
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

mall = pd.read_csv("Mall_Customers.csv").rename(columns={"Annual Income (k$)": "income", "Spending Score (1-100)": "score"})
X = StandardScaler().fit_transform(mall[["Age", "income", "score"]])

for k in range(2, 9):
    lab = KMeans(k, n_init=10, random_state=0).fit_predict(X)
    print(k, silhouette_score(X, lab))

mall["segment"] = KMeans(5, n_init=10, random_state=0).fit_predict(X)
print(mall.groupby("segment")[["Age", "income", "score"]].mean())
P = PCA(2).fit_transform(X)
plt.scatter(P[:, 0], P[:, 1], c=mall["segment"])
plt.savefig("segments.png")
