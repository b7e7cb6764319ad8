import pandas as pd
import matplotlib.pyplot as plt
from sklearn.preprocessing import StandardScaler
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score

mall = pd.read_csv('Mall_Customers.csv')
X = StandardScaler().fit_transform(mall[['Annual Income (k$)', 'Spending Score (1-100)']])
inertia = []
for k in range(2, 11):
    km = KMeans(n_clusters=k, n_init=10, random_state=0).fit(X)
    inertia.append(km.inertia_)
    print(k, silhouette_score(X, km.labels_))
plt.plot(range(2, 11), inertia)
plt.show()
