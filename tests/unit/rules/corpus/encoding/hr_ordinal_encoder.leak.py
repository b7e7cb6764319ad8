import pandas as pd
from sklearn.preprocessing import OrdinalEncoder
from sklearn.model_selection import train_test_split, GridSearchCV
from sklearn.ensemble import RandomForestClassifier

hr = pd.read_csv('WA_Fn-UseC_-HR-Employee-Attrition.csv')
hr = hr.drop(['EmployeeCount', 'EmployeeNumber', 'Over18', 'StandardHours'], axis=1)
y = hr['Attrition'].map({'Yes': 1, 'No': 0})
X = hr.drop('Attrition', axis=1)
cat = X.select_dtypes('object').columns.tolist()
print(cat)

oe = OrdinalEncoder(handle_unknown='use_encoded_value', unknown_value=-1)
oe.fit(X[cat])
X[cat] = oe.transform(X[cat])
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, stratify=y, random_state=5)

grid = GridSearchCV(RandomForestClassifier(random_state=0), {'max_depth': [4, 8, None], 'n_estimators': [100, 300]}, cv=5)
grid.fit(X_tr, y_tr)
print(grid.best_params_)
print('test score', grid.best_estimator_.score(X_te, y_te))
