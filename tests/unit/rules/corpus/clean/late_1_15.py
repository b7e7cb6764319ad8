from sklearn.datasets import load_diabetes
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

X, y = load_diabetes(return_X_y=True)
pipe = Pipeline([
    ("poly", PolynomialFeatures(2, include_bias=False)),
    ("sc", StandardScaler()),
    ("kb", SelectKBest(f_regression)),
    ("ridge", Ridge()),
])
grid = {"kb__k": [5, 10, 20, "all"], "ridge__alpha": [0.1, 1, 10, 100]}
inner = GridSearchCV(pipe, grid, cv=KFold(5, shuffle=True, random_state=1))
outer = cross_val_score(inner, X, y, cv=KFold(5, shuffle=True, random_state=2))
print("nested R2", outer.mean())
