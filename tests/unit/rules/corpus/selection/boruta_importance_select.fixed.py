import numpy as np
import pandas as pd
from boruta import BorutaPy
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score

madelon = pd.read_csv('madelon.csv')
X, y = madelon.drop(columns='class').values, madelon['class'].values
forest = RandomForestClassifier(n_jobs=-1, class_weight='balanced', max_depth=5)
selector = BorutaPy(forest, n_estimators='auto', verbose=2, random_state=1)
xtr, xte, ytr, yte = train_test_split(X, y, test_size=0.25, random_state=1)
selector.fit(xtr, ytr)
xtr, xte = selector.transform(xtr), selector.transform(xte)
print(xtr.shape)
final = RandomForestClassifier(500, n_jobs=-1).fit(xtr, ytr)
print(roc_auc_score(yte, final.predict_proba(xte)[:, 1]))
