# Lab 4 - comparing classifiers with cross validation
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X, y = load_breast_cancer(return_X_y=True, as_frame=True)
print(X.describe().T[['mean', 'std', 'min', 'max']])   # very different scales!

scaler = StandardScaler()
X = scaler.fit_transform(X)

models = {
    'kNN (k=7)': KNeighborsClassifier(n_neighbors=7),
    'SVM rbf': SVC(C=3),
    'LogReg': LogisticRegression(max_iter=2000),
    'MLP': MLPClassifier(hidden_layer_sizes=(32,), max_iter=1000, random_state=1),
}

cv = StratifiedKFold(n_splits=10, shuffle=True, random_state=1)
for name, clf in models.items():
    scores = cross_val_score(clf, X, y, cv=cv, scoring='accuracy')
    print('%-10s %.3f +/- %.3f' % (name, scores.mean(), scores.std()))
