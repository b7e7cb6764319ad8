from sklearn.datasets import fetch_openml
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import KNNImputer
from sklearn.model_selection import cross_validate
from sklearn.pipeline import make_pipeline

X, y = fetch_openml("hepatitis", version=1, return_X_y=True, as_frame=True)
X = X.select_dtypes("number")
rf = RandomForestClassifier(n_estimators=50)
knn = KNNImputer()
res = cross_validate(rf, knn.fit_transform(X), y, scoring=["accuracy", "roc_auc"], cv=5)
print({k: v.mean() for k, v in res.items()})
