import logging

from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

logging.basicConfig(level=logging.INFO)
logger = logging.getLogger("tumour_svc")


def main(c: float = 2.0, seed: int = 11) -> dict[str, float]:
    X, y = load_breast_cancer(return_X_y=True, as_frame=True)
    model = make_pipeline(StandardScaler(), SVC(C=c, kernel="rbf", gamma="scale"))
    cv = StratifiedKFold(n_splits=10, shuffle=True, random_state=seed)
    scores = cross_validate(model, X, y, cv=cv, scoring=["roc_auc", "f1"])
    summary = {k.removeprefix("test_"): v.mean() for k, v in scores.items() if k.startswith("test_")}
    logger.info("10-fold: %s", summary)
    return summary


if __name__ == "__main__":
    main()
