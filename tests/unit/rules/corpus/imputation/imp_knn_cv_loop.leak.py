import pandas as pd
from sklearn.impute import KNNImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

patients = pd.read_csv("hepatitis.csv", na_values="?")
labels = (patients.pop("class") == 1).astype(int)

filled = KNNImputer(n_neighbors=7).fit_transform(patients)

models = {
    "logreg": LogisticRegression(max_iter=2000),
    "svc": SVC(C=1.0, gamma="scale"),
    "knn": KNeighborsClassifier(9),
}
folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=2024)

for name, est in models.items():
    pipe = make_pipeline(StandardScaler(), est)
    s = cross_val_score(pipe, filled, labels, cv=folds, scoring="balanced_accuracy")
    print(f"{name:8s} {s.mean():.3f} +/- {s.std():.3f}")
