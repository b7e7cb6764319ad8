from sklearn.datasets import fetch_openml
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import TargetEncoder

X, y = fetch_openml(data_id=1590, return_X_y=True, as_frame=True)
X = X[["occupation", "education", "native-country"]].astype(str)
te = TargetEncoder(random_state=0)
Z = te.fit_transform(X, y)
Z_train, Z_test, y_train, y_test = train_test_split(Z, y, random_state=0)
print(LogisticRegression().fit(Z_train, y_train).score(Z_test, y_test))
