import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, StratifiedKFold, cross_val_score
from sklearn.preprocessing import StandardScaler

table = pd.read_csv("bankruptcy.csv")
X, y = table.drop(columns="bankrupt"), table["bankrupt"]

sampler = SMOTE(k_neighbors=5, random_state=0)
X, y = sampler.fit_resample(X, y)

pipe = Pipeline([
    ("scale", StandardScaler()),
    ("clf", LogisticRegression(max_iter=3000)),
])
inner = StratifiedKFold(n_splits=3, shuffle=True, random_state=1)
outer = StratifiedKFold(n_splits=5, shuffle=True, random_state=2)
search = GridSearchCV(pipe, {"clf__C": [0.01, 0.1, 1, 10]}, scoring="f1", cv=inner)
print("nested F1:", cross_val_score(search, X, y, scoring="f1", cv=outer).mean())
