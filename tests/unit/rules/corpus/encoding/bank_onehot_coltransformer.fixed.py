import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.preprocessing import OneHotEncoder
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier
from sklearn.metrics import roc_auc_score

dataset = pd.read_csv('bank-full.csv', sep=';')
X = dataset.drop(['y', 'duration'], axis=1)
y = (dataset['y'] == 'yes').astype(int)

kategorik = ['job', 'marital', 'education', 'default', 'housing', 'loan', 'contact', 'month', 'poutcome']
ct = ColumnTransformer([('encoder', OneHotEncoder(handle_unknown='ignore'), kategorik)], remainder='passthrough')

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
X_train = ct.fit_transform(X_train)
X_test = ct.transform(X_test)

classifier = XGBClassifier(n_estimators=200, max_depth=4)
classifier.fit(X_train, y_train)
print('AUC:', roc_auc_score(y_test, classifier.predict_proba(X_test)[:, 1]))
