# # Red wine quality: tuned random forest

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
# %matplotlib inline
from sklearn.ensemble import RandomForestClassifier
from sklearn.svm import SVC
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import confusion_matrix, classification_report, accuracy_score
from sklearn.model_selection import train_test_split, GridSearchCV

wine = pd.read_csv('../input/red-wine-quality-cortez-et-al-2009/winequality-red.csv')
wine.head()

wine.info()

fig = plt.figure(figsize=(10, 6))
sns.barplot(x='quality', y='volatile acidity', data=wine)

fig = plt.figure(figsize=(10, 6))
sns.barplot(x='quality', y='alcohol', data=wine)

wine = wine.drop_duplicates()
# good wine from 7
wine['good'] = (wine['quality'] >= 7).astype(int)
sns.countplot(x='good', data=wine)

X = wine.drop(['quality', 'good'], axis=1)
y = wine['good']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)

# ### SVC

svc = make_pipeline(StandardScaler(), SVC(C=2))
svc.fit(X_train, y_train)
print(classification_report(y_test, svc.predict(X_test)))

# ### Random forest, grid search

param = {'n_estimators': [100, 300], 'max_depth': [None, 10, 20], 'min_samples_leaf': [1, 2]}
grid = GridSearchCV(RandomForestClassifier(random_state=42), param_grid=param, scoring='accuracy', cv=10, n_jobs=-1)
grid.fit(X_train, y_train)
grid.best_params_

pred = grid.predict(X_test)
print(classification_report(y_test, pred))

sns.heatmap(confusion_matrix(y_test, pred), annot=True, fmt='d', cmap='Reds')
print('accuracy', accuracy_score(y_test, pred))
