"""Principal components and Ward clustering of municipalities: purely descriptive."""
import pandas as pd
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

muni = pd.read_csv("municipalities.csv", index_col="code")
Z = StandardScaler().fit_transform(muni.fillna(muni.mean()))

pca = PCA(n_components=4).fit(Z)
print("explained variance:", pca.explained_variance_ratio_.round(3))

muni["cluster"] = fcluster(linkage(pca.transform(Z), "ward"), t=6, criterion="maxclust")
print(muni.groupby("cluster").mean().round(2).to_string())
