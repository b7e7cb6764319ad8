from time import time
import matplotlib.pyplot as plt
from sklearn.datasets import fetch_lfw_people
from sklearn.decomposition import PCA
from sklearn.svm import SVC
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report

lfw = fetch_lfw_people(min_faces_per_person=70, resize=0.4)
n, h, w = lfw.images.shape
X, y = lfw.data, lfw.target
print("n_samples: %d" % n)

t0 = time()
pca = PCA(n_components=150, svd_solver='randomized', whiten=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=42)
X_train = pca.fit_transform(X_train)
X_test = pca.transform(X_test)
print("done in %0.3fs" % (time() - t0))

svc = SVC(kernel='rbf', class_weight='balanced', C=1e3, gamma=0.005)
svc.fit(X_train, y_train)
y_pred = svc.predict(X_test)
print(classification_report(y_test, y_pred, target_names=lfw.target_names))

eig = pca.components_.reshape((-1, h, w))
plt.imshow(eig[0], cmap=plt.cm.gray)
plt.show()
