from sklearn.datasets import fetch_openml
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import TargetEncoder

X, y = fetch_openml(data_id=1590, return_X_y=True, as_frame=True)
X = X[["occupation", "education", "native-country"]].astype(str)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
te = TargetEncoder(random_state=0)
Z_train, Z_test = te.fit_transform(X_train, y_train), te.transform(X_test)
print(LogisticRegression().fit(Z_train, y_train).score(Z_test, y_test))
