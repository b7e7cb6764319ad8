import pandas as pd
from sklearn.linear_model import Lasso, Ridge, ElasticNet
from sklearn.model_selection import RepeatedKFold, cross_validate
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import RobustScaler
from sklearn.svm import SVR

MODELS = {
    "ridge": Ridge(alpha=1.0),
    "lasso": Lasso(alpha=0.01),
    "enet": ElasticNet(alpha=0.01, l1_ratio=0.5),
    "svr": SVR(C=10),
}


def load_data(path="concrete_strength.xlsx"):
    d = pd.read_excel(path, sheet_name=0)
    d.columns = ["cement", "slag", "ash", "water", "superplast", "coarse", "fine", "age", "strength"]
    return d


def preprocess(d):
    d = d.drop_duplicates()
    d = d.assign(wc_ratio=d.water / d.cement, binder=d.cement + d.slag + d.ash)
    X, y = d.drop(columns="strength"), d.strength
    return X, y


def compare(X, y):
    cv = RepeatedKFold(n_splits=5, n_repeats=3, random_state=0)
    table = {}
    for name, est in MODELS.items():
        pipe = Pipeline([("scale", RobustScaler()), ("est", est)])
        r = cross_validate(pipe, X, y, cv=cv, scoring=("r2", "neg_mean_absolute_error"))
        table[name] = {"r2": r["test_r2"].mean(), "mae": -r["test_neg_mean_absolute_error"].mean()}
    return pd.DataFrame(table).T


def main():
    X, y = preprocess(load_data())
    print(compare(X, y).round(3))


if __name__ == "__main__":
    main()
