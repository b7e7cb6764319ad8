# Churn model for the retention team - v2
# (one row per subscriber, snapshot of March, churn = left in April-June)

import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import accuracy_score, confusion_matrix, roc_auc_score
from sklearn.model_selection import train_test_split

subs = pd.read_excel('subscribers_march.xlsx', sheet_name='export')
subs = subs.drop_duplicates('msisdn')
subs['churn'] = subs['status_july'].eq('left').astype(int)

# simple ones
subs['calls_per_month'] = subs['service_calls'] / subs['tenure_months'].clip(lower=1)
subs['is_new'] = (subs['tenure_months'] < 6).astype(int)

train, test = train_test_split(subs, test_size=0.3, stratify=subs['churn'], random_state=2024)
train, test = train.copy(), test.copy()

# how does the customer compare with others on the same plan?
for c in ['minutes', 'data_gb', 'bill_eur']:
    plan_avg = train.groupby('plan')[c].mean()
    plan_std = train.groupby('plan')[c].std()
    overall_avg, overall_std = train[c].mean(), train[c].std()
    for part in (train, test):
        part[c + '_plan_avg'] = part['plan'].map(plan_avg).fillna(overall_avg)
        part[c + '_vs_plan'] = part[c] - part[c + '_plan_avg']
        std = part['plan'].map(plan_std).fillna(overall_std).clip(lower=1e-6)
        part[c + '_z_in_plan'] = part[c + '_vs_plan'] / std

drop = ['msisdn', 'plan', 'status_july', 'churn']
X_train = train.drop(columns=drop).select_dtypes('number')
X_test = test[X_train.columns]
y_train, y_test = train['churn'], test['churn']

gb = GradientBoostingClassifier(n_estimators=250, max_depth=3, learning_rate=0.06)
gb.fit(X_train, y_train)

pred = gb.predict(X_test)
proba = gb.predict_proba(X_test)[:, 1]
print('accuracy', round(accuracy_score(y_test, pred), 3))
print('auc', round(roc_auc_score(y_test, proba), 3))
print(confusion_matrix(y_test, pred))

imp = pd.Series(gb.feature_importances_, index=X_train.columns).sort_values(ascending=False)
imp.head(15).to_csv('importance_v2.csv')
