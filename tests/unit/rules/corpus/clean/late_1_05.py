import numpy as np
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

d = pd.read_csv("har.csv").sample(frac=1, random_state=0)
y = d.pop("activity").to_numpy()
x = d.to_numpy()
n = int(0.8 * len(x))

sc = StandardScaler().fit(x[:n])
pca = PCA(50, random_state=0).fit(sc.transform(x[:n]))
z = pca.transform(sc.transform(x))
knn = KNeighborsClassifier(5).fit(z[:n], y[:n])
print("accuracy", np.mean(knn.predict(z[n:]) == y[n:]))
