import pandas as pd
import matplotlib.pyplot as plt
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import silhouette_score

mall = pd.read_csv('Mall_Customers.csv')
X = mall[['Annual Income (k$)', 'Spending Score (1-100)']]
X = StandardScaler().fit_transform(X)
wcss = []
for i in range(2, 11):
    km = KMeans(n_clusters=i, init='k-means++', random_state=42)
    lab = km.fit_predict(X)
    wcss.append(km.inertia_)
    print(i, silhouette_score(X, lab))
plt.plot(range(2, 11), wcss)
plt.title('The Elbow Method')
plt.show()
km = KMeans(n_clusters=5, random_state=42).fit(X)
mall['cluster'] = km.labels_
print(mall.groupby('cluster').mean(numeric_only=True))
