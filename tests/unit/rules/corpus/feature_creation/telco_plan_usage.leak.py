# Churn model for the retention team - v2
# (one row per subscriber, snapshot of March, churn = left in April-June)

import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import accuracy_score, confusion_matrix, roc_auc_score
from sklearn.model_selection import train_test_split

subs = pd.read_excel('subscribers_march.xlsx', sheet_name='export')
subs = subs.drop_duplicates('msisdn')
subs['churn'] = subs['status_july'].eq('left').astype(int)

# how does the customer compare with others on the same plan?
for c in ['minutes', 'data_gb', 'bill_eur']:
    grp = subs.groupby('plan')[c]
    subs[c + '_plan_avg'] = grp.transform('mean')
    subs[c + '_vs_plan'] = subs[c] - subs[c + '_plan_avg']
    subs[c + '_rank_in_plan'] = grp.rank(pct=True)

# simple ones
subs['calls_per_month'] = subs['service_calls'] / subs['tenure_months'].clip(lower=1)
subs['is_new'] = (subs['tenure_months'] < 6).astype(int)

drop = ['msisdn', 'plan', 'status_july', 'churn']
X = subs.drop(columns=drop).select_dtypes('number')
y = subs['churn']

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, stratify=y, random_state=2024)

gb = GradientBoostingClassifier(n_estimators=250, max_depth=3, learning_rate=0.06)
gb.fit(X_train, y_train)

pred = gb.predict(X_test)
proba = gb.predict_proba(X_test)[:, 1]
print('accuracy', round(accuracy_score(y_test, pred), 3))
print('auc', round(roc_auc_score(y_test, proba), 3))
print(confusion_matrix(y_test, pred))

imp = pd.Series(gb.feature_importances_, index=X.columns).sort_values(ascending=False)
imp.head(15).to_csv('importance_v2.csv')
