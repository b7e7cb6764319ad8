import matplotlib.pyplot as plt
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

mall = pd.read_csv("Mall_Customers.csv")
X = mall[["Age", "Annual Income (k$)", "Spending Score (1-100)"]]
X = StandardScaler().fit_transform(X)

for k in range(2, 9):
    lab = KMeans(k, n_init=10, random_state=0).fit_predict(X)
    print(k, silhouette_score(X, lab))

km = KMeans(5, n_init=10, random_state=0).fit(X)
xy = PCA(2).fit_transform(X)
plt.scatter(xy[:, 0], xy[:, 1], c=km.labels_)
plt.show()
mall["segment"] = km.labels_
print(mall.groupby("segment").mean(numeric_only=True))
