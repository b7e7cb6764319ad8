from sklearn.datasets import fetch_lfw_people
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

lfw = fetch_lfw_people(min_faces_per_person=70, resize=0.4)
pca = PCA(n_components=150, svd_solver="randomized", whiten=True, random_state=0)
X = pca.fit_transform(lfw.data)
X_train, X_test, y_train, y_test = train_test_split(X, lfw.target, test_size=0.25, random_state=42)
clf = SVC(kernel="rbf", class_weight="balanced", C=1000, gamma=0.005)
clf.fit(X_train, y_train)
print(clf.score(X_test, y_test))
