# %%
import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("taiwan_bankruptcy.csv").drop_duplicates()
X = df.drop(columns="Bankrupt?")
y = df["Bankrupt?"]
print(y.mean())

# %%
pipe = Pipeline([
    ("scale", StandardScaler()),
    ("pick", SelectKBest(f_classif, k=15)),
    ("smote", SMOTE(random_state=0)),
    ("lr", LogisticRegression(max_iter=500)),
])
cv = StratifiedKFold(5, shuffle=True, random_state=0)
ap = cross_val_score(pipe, X, y, cv=cv, scoring="average_precision", n_jobs=-1)
print("AP per fold", ap.round(3), "mean", ap.mean().round(3))

# %%
# just curious which columns it would take
pipe.fit(X, y)
print(X.columns[pipe.named_steps["pick"].get_support()].tolist())
