import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GridSearchCV, StratifiedKFold, train_test_split

mammo = pd.read_csv("mammography.csv")
X, y = mammo.iloc[:, :-1], (mammo.iloc[:, -1] == "'1'").astype(int)
X_dev, X_test, y_dev, y_test = train_test_split(X, y, test_size=0.25, stratify=y, random_state=19)

pipe = Pipeline([("smote", SMOTE(random_state=19)), ("rf", RandomForestClassifier(random_state=19))])
grid = GridSearchCV(
    pipe,
    {"smote__k_neighbors": [3, 5], "rf__max_depth": [6, 12, None]},
    cv=StratifiedKFold(5, shuffle=True, random_state=19),
    scoring="average_precision",
)
grid.fit(X_dev, y_dev)
print(grid.best_params_)
print("test AP", average_precision_score(y_test, grid.predict_proba(X_test)[:, 1]))
