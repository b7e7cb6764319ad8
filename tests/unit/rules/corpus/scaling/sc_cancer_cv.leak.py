from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import cross_val_score
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

data, y = load_breast_cancer(return_X_y=True)
data = StandardScaler().fit_transform(data)
acc = cross_val_score(SVC(kernel="rbf", C=10), data, y, cv=10)
print(f"10-fold accuracy: {acc.mean():.4f} ({acc.std():.4f})")
