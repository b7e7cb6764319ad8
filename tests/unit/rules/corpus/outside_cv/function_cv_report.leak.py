import pandas as pd
from sklearn.linear_model import Lasso
from sklearn.model_selection import RepeatedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import QuantileTransformer


def cv_report(model, X, y):
    cv = RepeatedKFold(n_splits=5, n_repeats=3, random_state=0)
    s = cross_val_score(model, X, y, cv=cv, scoring="neg_mean_absolute_error", n_jobs=-1)
    print(type(model).__name__, -s.mean())


def get_xy(path="fires.csv"):
    f = pd.read_csv(path)
    return f[["temp", "RH", "wind", "rain"]], f["area"]


X, y = get_xy()
qt = QuantileTransformer(n_quantiles=100, output_distribution="normal")
X = qt.fit_transform(X)
cv_report(Lasso(0.01), X, y)
