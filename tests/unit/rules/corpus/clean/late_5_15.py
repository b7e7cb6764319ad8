import matplotlib.pyplot as plt
from sklearn.datasets import load_breast_cancer
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)

# overview figure for the report
scaled = StandardScaler().fit_transform(X)
xy = PCA(n_components=2).fit_transform(scaled)
plt.scatter(*xy.T, c=y)
plt.savefig("overview.png")

X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
pipe = make_pipeline(StandardScaler(), PCA(n_components=2), KNeighborsClassifier())
print(pipe.fit(X_train, y_train).score(X_test, y_test))
