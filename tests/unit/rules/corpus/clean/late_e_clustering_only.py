import pandas as pd
import matplotlib.pyplot as plt
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

mall = pd.read_csv('Mall_Customers.csv')
X = mall[['Age', 'Annual Income (k$)', 'Spending Score (1-100)']]
Z = StandardScaler().fit_transform(X)
for k in range(2, 9):
    km = KMeans(k, n_init=10, random_state=0).fit(Z)
    print(k, km.inertia_, silhouette_score(Z, km.labels_))
km = KMeans(5, n_init=10, random_state=0).fit(Z)
p = PCA(2).fit_transform(Z)
plt.scatter(p[:, 0], p[:, 1], c=km.labels_)
plt.show()
