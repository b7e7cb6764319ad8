# # Mushrooms... again? No: students' dropout
# UCI *Predict students' dropout and academic success*. Binary version.

# !pip install -q ucimlrepo

from ucimlrepo import fetch_ucirepo
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split, GridSearchCV, cross_val_score
from sklearn.metrics import accuracy_score, roc_auc_score, f1_score
from sklearn.ensemble import RandomForestClassifier
from sklearn.neighbors import KNeighborsClassifier
from catboost import CatBoostClassifier

repo = fetch_ucirepo(id=697)
df = repo.data.original
df.columns = [c.strip().lower().replace(' ', '_') for c in df.columns]
df.shape

df['target'].value_counts()

df = df[df['target'] != 'Enrolled'].reset_index(drop=True)
y = (df.pop('target') == 'Dropout').astype(int)
X = df

sns.histplot(x=df['admission_grade'], hue=y, element='step')

def get_parts(X, y, seed=0):
    return train_test_split(X, y, test_size=0.25, random_state=seed, stratify=y)

def train_all(models):
    a, _, ya, _ = get_parts(X, y, seed=0)
    for m in models.values():
        m.fit(a, ya)
    return models

def evaluate(models, seed=0):
    _, b, _, yb = get_parts(X, y, seed)
    rows = {}
    for n, m in models.items():
        p = m.predict_proba(b)[:, 1]
        rows[n] = {'acc': accuracy_score(yb, p > .5), 'auc': roc_auc_score(yb, p), 'f1': f1_score(yb, p > .5)}
    return pd.DataFrame(rows).T.round(3)

models = {
    'knn': KNeighborsClassifier(15),
    'rf': RandomForestClassifier(500, random_state=0, n_jobs=-1),
    'cat': CatBoostClassifier(iterations=500, depth=6, verbose=False, random_seed=0),
}
models = train_all(models)

evaluate(models)

board = evaluate(models)
board['auc'].sort_values().plot.barh()
plt.xlim(.5, 1)

fi = pd.Series(models['cat'].get_feature_importance(), index=X.columns)
fi.nlargest(12).sort_values().plot.barh(color='darkorange')

# Curricular units of the 2nd semester are by far the most important.
