# Mall customers segmentation
import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("Mall_Customers.csv").drop("CustomerID", axis=1)
df["Gender"] = df["Gender"].map({"Male": 0, "Female": 1})
df = df.fillna(df.mean())
X = StandardScaler().fit_transform(df)
pca = PCA(2).fit_transform(X)

wcss = []
for k in range(2, 11):
    km = KMeans(k, n_init=10, random_state=0).fit(X)
    wcss.append(km.inertia_)
    print(k, silhouette_score(X, km.labels_))
plt.plot(range(2, 11), wcss)
plt.show()
labels = KMeans(5, n_init=10, random_state=0).fit_predict(X)
sns.scatterplot(x=pca[:, 0], y=pca[:, 1], hue=labels)
plt.show()
