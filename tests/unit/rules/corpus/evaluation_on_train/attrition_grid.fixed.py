#!/usr/bin/env python
# coding: utf-8

# In[ ]:

import joblib
import pandas as pd
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.metrics import ConfusionMatrixDisplay, classification_report, roc_auc_score
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder
from sklearn.tree import DecisionTreeClassifier

# In[ ]:

hr = pd.read_csv('WA_Fn-UseC_-HR-Employee-Attrition.csv')
hr = hr.drop(columns=['EmployeeNumber', 'EmployeeCount', 'Over18', 'StandardHours'])
y = hr.pop('Attrition').map({'Yes': 1, 'No': 0})
cats = hr.select_dtypes('object').columns.tolist()

# In[ ]:

X_train, X_test, y_train, y_test = train_test_split(hr, y, test_size=0.2, random_state=7, stratify=y)

# In[ ]:

pipe = Pipeline([
    ('prep', ColumnTransformer([('ohe', OneHotEncoder(handle_unknown='ignore'), cats)], remainder='passthrough')),
    ('tree', DecisionTreeClassifier(class_weight='balanced', random_state=7)),
])
grid = {'tree__max_depth': [4, 6, 8, 12, None], 'tree__min_samples_leaf': [1, 5, 10, 20]}
search = GridSearchCV(pipe, grid, cv=5, scoring='roc_auc', n_jobs=-1)
search.fit(X_train, y_train)
print(search.best_params_, search.best_score_)

# In[ ]:

best = search.best_estimator_
pred = best.predict(X_test)
print(classification_report(y_test, pred))
print('ROC AUC on test set:', roc_auc_score(y_test, best.predict_proba(X_test)[:, 1]))
ConfusionMatrixDisplay.from_predictions(y_test, pred)

# In[ ]:

# best settings, now with all the data we have
final = clone(best)
final.fit(hr, y)
joblib.dump(final, 'attrition_tree.joblib')
