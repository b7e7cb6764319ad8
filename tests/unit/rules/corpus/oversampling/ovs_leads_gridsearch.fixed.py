import pandas as pd
from imblearn.over_sampling import BorderlineSMOTE
from imblearn.pipeline import Pipeline
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GridSearchCV, StratifiedKFold, train_test_split

leads = pd.read_csv("leads_numeric.csv")
X_train, X_test, y_train, y_test = train_test_split(
    leads.drop(columns="converted"), leads["converted"], test_size=0.2, random_state=0, stratify=leads["converted"]
)
cv = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
grid = {"max_depth": [6, 10, None], "min_samples_leaf": [1, 5, 20]}

# oversample only the training part of each fold
pipe = Pipeline([("os", BorderlineSMOTE(random_state=0)), ("rf", RandomForestClassifier(random_state=0))])
search = GridSearchCV(pipe, {f"rf__{k}": v for k, v in grid.items()}, scoring="roc_auc", cv=cv)
search.fit(X_train, y_train)

print("cross-validated AUC %.3f with %s" % (search.best_score_, search.best_params_))
print("test AUC %.3f" % roc_auc_score(y_test, search.predict_proba(X_test)[:, 1]))
