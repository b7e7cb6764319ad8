import matplotlib.pyplot as plt
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import normalize

spectra = pd.read_csv("nir_spectra.csv")
species = spectra.pop("species")
S = normalize(spectra.to_numpy())  # unit length per spectrum

pca = PCA(n_components=6, random_state=0)
S_train, S_test, t_train, t_test = train_test_split(S, species, test_size=0.3, random_state=0, stratify=species)
Z_train = pca.fit_transform(S_train)
Z_test = pca.transform(S_test)
print("explained:", pca.explained_variance_ratio_.cumsum())

plt.scatter(Z_train[:, 0], Z_train[:, 1], c=pd.factorize(t_train)[0])
plt.savefig("scores.png")

knn = KNeighborsClassifier(n_neighbors=3)
knn.fit(Z_train, t_train)
print("Test accuracy: %.3f" % knn.score(Z_test, t_test))
