import pandas as pd
import matplotlib.pyplot as plt
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

mall = pd.read_csv("Mall_Customers.csv")
X = StandardScaler().fit_transform(mall[["Age", "Annual Income (k$)", "Spending Score (1-100)"]])
for k in range(2, 11):
    labels = KMeans(k, n_init=10, random_state=0).fit_predict(X)
    print(k, silhouette_score(X, labels))
mall["cluster"] = KMeans(5, n_init=10, random_state=0).fit_predict(X)
xy = PCA(2).fit_transform(X)
plt.scatter(xy[:, 0], xy[:, 1], c=mall["cluster"])
plt.savefig("clusters.png")
print(mall.groupby("cluster").mean(numeric_only=True))
