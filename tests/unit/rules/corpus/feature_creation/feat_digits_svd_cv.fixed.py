from sklearn.datasets import load_digits
from sklearn.decomposition import TruncatedSVD
from sklearn.model_selection import cross_validate
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

pixels, digit = load_digits(return_X_y=True)
svd = TruncatedSVD(n_components=20, random_state=0)

for k in (1, 3, 5, 9):
    pipe = make_pipeline(svd, KNeighborsClassifier(k))
    out = cross_validate(pipe, pixels, digit, cv=5, scoring=["accuracy", "f1_macro"])
    print(k, out["test_accuracy"].mean().round(3), out["test_f1_macro"].mean().round(3))
