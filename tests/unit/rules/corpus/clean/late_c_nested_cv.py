import pandas as pd
from sklearn.feature_selection import SelectPercentile, mutual_info_classif
from sklearn.impute import KNNImputer
from sklearn.model_selection import GridSearchCV, StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

CFG = {"outer": 5, "inner": 3, "grid": {"sel__percentile": [10, 30], "svc__C": [0.1, 1, 10]}}


def estimator():
    return Pipeline([("imp", KNNImputer()), ("sc", StandardScaler()),
                     ("sel", SelectPercentile(mutual_info_classif)), ("svc", SVC())])


def main(path):
    df = pd.read_csv(path)
    X, y = df.drop(columns="cls"), df["cls"]
    gs = GridSearchCV(estimator(), CFG["grid"], cv=StratifiedKFold(CFG["inner"]))
    score = cross_val_score(gs, X, y, cv=StratifiedKFold(CFG["outer"], shuffle=True, random_state=1))
    gs.fit(X, y)
    return score.mean(), gs.best_params_


if __name__ == "__main__":
    print(main("proteomics.csv"))
