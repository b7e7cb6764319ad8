from sklearn.datasets import load_diabetes
from sklearn.feature_selection import SelectFromModel
from sklearn.linear_model import Lasso
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsRegressor

bunch = load_diabetes(as_frame=True)
X, y = bunch.data, bunch.target
sfm = SelectFromModel(Lasso(alpha=0.2))
sfm.fit(X, y)
X = X.loc[:, sfm.get_support()]
X_tr, X_te, y_tr, y_te = train_test_split(X, y, random_state=3)
print(KNeighborsRegressor(15).fit(X_tr, y_tr).score(X_te, y_te))
