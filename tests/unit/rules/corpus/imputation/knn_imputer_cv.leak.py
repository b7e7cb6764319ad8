import numpy as np
from sklearn.datasets import fetch_openml
from sklearn.impute import KNNImputer
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_score

housing = fetch_openml(name="house_prices", as_frame=True)
X = housing.data.select_dtypes(include="number").to_numpy()
y = np.log1p(housing.target.to_numpy())

imputer = KNNImputer(n_neighbors=5)
X_filled = imputer.fit_transform(X)

scores = cross_val_score(Ridge(alpha=10.0), X_filled, y, cv=5, scoring="neg_root_mean_squared_error")
print(f"RMSE: {-scores.mean():.4f} +/- {scores.std():.4f}")
