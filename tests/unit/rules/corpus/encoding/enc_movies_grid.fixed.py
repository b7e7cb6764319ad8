import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.compose import make_column_transformer
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import TargetEncoder

movies = pd.read_csv("movies.csv")
hit = (movies["revenue"] > 2 * movies["budget"]).astype(int)
cats = ["director", "studio", "genre", "country"]
info = movies[cats + ["budget", "runtime", "release_month"]].copy()

dev_x, test_x, dev_y, test_y = train_test_split(info, hit, test_size=0.2, random_state=0)
te = TargetEncoder(target_type="binary", random_state=0)
pipe = Pipeline([
    ("enc", make_column_transformer((te, cats), remainder="passthrough")),
    ("rf", RandomForestClassifier(random_state=0)),
])
grid = {"rf__max_depth": [3, 6, 12], "rf__min_samples_leaf": [1, 5, 20]}
gs = GridSearchCV(pipe, grid, cv=5, scoring="roc_auc")
gs.fit(dev_x, dev_y)
print(gs.best_params_)
print("held-out AUC:", gs.score(test_x, test_y))
