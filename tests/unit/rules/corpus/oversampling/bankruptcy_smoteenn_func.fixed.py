import pandas as pd
from imblearn.combine import SMOTEENN
from lightgbm import LGBMClassifier
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import train_test_split

SEED = 2022


def get_data():
    df = pd.read_csv('company_bankruptcy.csv')
    df.columns = df.columns.str.strip()
    return df.drop('Bankrupt?', axis=1), df['Bankrupt?']


def balance(X, y):
    return SMOTEENN(random_state=SEED).fit_resample(X, y)


X, y = get_data()
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, stratify=y, random_state=SEED)
X_tr, y_tr = balance(X_tr, y_tr)
clf = LGBMClassifier(n_estimators=300, random_state=SEED)
clf.fit(X_tr, y_tr)
prob = clf.predict_proba(X_te)[:, 1]
print('ROC AUC', roc_auc_score(y_te, prob))
print('PR  AUC', average_precision_score(y_te, prob))
