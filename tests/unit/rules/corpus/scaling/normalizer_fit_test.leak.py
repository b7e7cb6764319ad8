from sklearn import datasets, svm, preprocessing
from sklearn.model_selection import train_test_split

bc = datasets.load_breast_cancer()
X_train, X_test, y_train, y_test = train_test_split(bc.data, bc.target, random_state=66)

scaler = preprocessing.StandardScaler().fit(X_train)
X_train = scaler.transform(X_train)
X_test = scaler.fit_transform(X_test)

clf = svm.SVC(C=1.0, gamma='auto')
clf.fit(X_train, y_train)
print("train: {:.3f}".format(clf.score(X_train, y_train)))
print("test: {:.3f}".format(clf.score(X_test, y_test)))
