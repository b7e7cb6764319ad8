import pandas as pd
from imblearn.over_sampling import BorderlineSMOTE
from imblearn.pipeline import Pipeline
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import roc_auc_score

yeast = pd.read_csv("yeast_me2.csv")
X, y = yeast.iloc[:, :-1], (yeast.iloc[:, -1] == "ME2").astype(int)

X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.25, stratify=y, random_state=33
)
print("train positives:", y_train.sum(), "test positives:", y_test.sum())

grid = {
    "knn__n_neighbors": [3, 5, 9, 15],
    "knn__weights": ["uniform", "distance"],
}

pipe = Pipeline([
    ("smote", BorderlineSMOTE(random_state=33)),
    ("scale", StandardScaler()),
    ("knn", KNeighborsClassifier()),
])
gs = GridSearchCV(pipe, grid, cv=5, scoring="roc_auc", n_jobs=-1)
gs.fit(X_train, y_train)
print("cross-validated AUC", gs.best_score_)
print(gs.best_params_)

res = pd.DataFrame(gs.cv_results_)[["params", "mean_test_score", "std_test_score"]]
print(res.sort_values("mean_test_score", ascending=False).to_string(index=False))
print("test AUC", roc_auc_score(y_test, gs.predict_proba(X_test)[:, 1]))
