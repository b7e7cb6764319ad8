import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

SCALER = StandardScaler()
IMPUTER = SimpleImputer(strategy="median")
MODEL = GradientBoostingClassifier()


def fit_fold(X, y):
    imp = clone(IMPUTER).fit(X)
    sc = clone(SCALER).fit(imp.transform(X))
    model = clone(MODEL).fit(sc.transform(imp.transform(X)), y)
    return imp, sc, model


def predict_fold(parts, X):
    imp, sc, model = parts
    return model.predict_proba(sc.transform(imp.transform(X)))[:, 1]


if __name__ == "__main__":
    df = pd.read_csv("solar_faults.csv")
    y = df.pop("fault").values
    X = df.values
    oof = np.zeros(len(y))
    for tr, va in StratifiedKFold(5, shuffle=True, random_state=1).split(X, y):
        oof[va] = predict_fold(fit_fold(X[tr], y[tr]), X[va])
    print("oof AUC", roc_auc_score(y, oof))
    final = fit_fold(X, y)
    print("final model trained on", len(y), "rows", final[-1].n_features_in_)
