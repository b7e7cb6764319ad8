import pandas as pd
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

mall = pd.read_csv("Mall_Customers.csv")
Z = StandardScaler().fit_transform(mall[["Age", "Annual Income (k$)", "Spending Score (1-100)"]])
for k in range(2, 9):
    lab = KMeans(n_clusters=k, n_init=10, random_state=0).fit_predict(Z)
    print(k, round(silhouette_score(Z, lab), 3))

mall["segment"] = KMeans(n_clusters=5, n_init=10, random_state=0).fit_predict(Z)
mall[["pc1", "pc2"]] = PCA(2, random_state=0).fit_transform(Z)
print(mall.groupby("segment").mean(numeric_only=True))
mall.to_csv("segments.csv", index=False)
