# # Energy efficiency of buildings: predicting the heating load
#
# Small regression project for the course, part 2.

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from dataclasses import dataclass, field
from sklearn.preprocessing import RobustScaler, StandardScaler
from sklearn.neural_network import MLPRegressor
from sklearn.svm import SVR
from sklearn.neighbors import KNeighborsRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_absolute_error, r2_score

@dataclass
class Preparer:
    num: list
    robust: bool = False
    scaler: object = field(default=None, init=False)

    def fit(self, frame):
        self.scaler = RobustScaler() if self.robust else StandardScaler()
        self.scaler.fit(frame[self.num])
        return self

    def transform(self, frame):
        frame = frame.copy()
        frame[self.num] = self.scaler.transform(frame[self.num])
        return frame

    def __call__(self, frame):
        return self.fit(frame).transform(frame)

NAMES = ['compactness', 'surface', 'wall', 'roof', 'height', 'orientation', 'glazing', 'glazing_dist', 'heating', 'cooling']
TARGET = 'heating'

def load(path):
    d = pd.read_excel(path)
    d = d.dropna(axis=1, how='all').dropna(axis=0, how='all')
    d.columns = NAMES
    d = d.drop(columns='cooling')
    return d

raw = load('ENB2012_data.xlsx')
raw.describe().round(2)

raw.plot.scatter(x='compactness', y='heating', c='height', cmap='coolwarm', figsize=(7, 4))

raw['height'].value_counts()

prep = Preparer(['compactness', 'surface', 'wall', 'roof', 'height', 'glazing'])
d = load('ENB2012_data.xlsx')
d.head()

X = d.drop(columns=TARGET)
y = d[TARGET]
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.25, random_state=2)
X_tr = prep(X_tr)
X_te = prep.transform(X_te)
X_tr.shape

# ### Models which care about the scale

zoo = {'svr': SVR(C=50), 'knn': KNeighborsRegressor(5, weights='distance'),
       'mlp': MLPRegressor((64, 32), max_iter=2000, random_state=0)}
rep = {}
for k, m in zoo.items():
    p = m.fit(X_tr, y_tr).predict(X_te)
    rep[k] = dict(mae=mean_absolute_error(y_te, p), r2=r2_score(y_te, p))
pd.DataFrame(rep).T.round(3)

p = zoo['mlp'].predict(X_te)
plt.scatter(y_te, p, s=8); plt.plot([5, 45], [5, 45], 'r'); plt.xlabel('true'); plt.ylabel('predicted')
