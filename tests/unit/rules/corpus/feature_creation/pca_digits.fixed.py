from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

digits = load_digits()
pca = PCA(n_components=20)
X_train, X_test, y_train, y_test = train_test_split(digits.data, digits.target, random_state=0)
X_train, X_test = pca.fit_transform(X_train), pca.transform(X_test)
knn = KNeighborsClassifier(3).fit(X_train, y_train)
print(knn.score(X_test, y_test))
