from sklearn.datasets import fetch_openml
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder

X, y = fetch_openml("adult", version=2, as_frame=True, return_X_y=True)
X = X.select_dtypes("category").astype(str)

ohe = OneHotEncoder(min_frequency=50, handle_unknown="infrequent_if_exist")
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=42)
X_tr = ohe.fit_transform(X_tr)
X_te = ohe.transform(X_te)
clf = SGDClassifier(loss="log_loss").fit(X_tr, y_tr)
print(clf.score(X_te, y_te))
