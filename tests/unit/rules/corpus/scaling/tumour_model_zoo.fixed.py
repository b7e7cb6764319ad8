from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

MODELS = {
    "logreg": LogisticRegression(C=0.5, max_iter=2000),
    "knn": KNeighborsClassifier(n_neighbors=9),
    "svm": SVC(C=10, gamma="scale"),
    "mlp": MLPClassifier(hidden_layer_sizes=(32,), max_iter=800, random_state=0),
}


def get_data():
    X, y = load_breast_cancer(return_X_y=True)
    return X, y


def compare(X, y, n_splits=10):
    cv = StratifiedKFold(n_splits=n_splits, shuffle=True, random_state=42)
    for name, model in MODELS.items():
        pipe = make_pipeline(StandardScaler(), model)
        scores = cross_val_score(pipe, X, y, cv=cv, scoring="f1")
        print(f"{name:>8}: {scores.mean():.4f} +/- {scores.std():.4f}")


if __name__ == "__main__":
    data, labels = get_data()
    compare(data, labels)
