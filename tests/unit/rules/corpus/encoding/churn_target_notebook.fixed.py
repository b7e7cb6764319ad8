# coding: utf-8
# In[1]:
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split, KFold
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score, classification_report
from catboost import CatBoostClassifier

# In[2]:
df = pd.read_csv('telco.csv')
df['TotalCharges'] = pd.to_numeric(df['TotalCharges'], errors='coerce').fillna(0)
df['Churn'] = (df['Churn'] == 'Yes').astype(int)
df = df.drop('customerID', axis=1)
df.shape

# In[3]:
print(df['Churn'].value_counts(normalize=True))
for c in ['Contract', 'PaymentMethod', 'InternetService']:
    print(df.groupby(c)['Churn'].mean())
    sns.barplot(x=c, y='Churn', data=df)
    plt.show()

# In[4]:
yesno = {'Yes': 1, 'No': 0}
for c in ['Partner', 'Dependents', 'PhoneService', 'PaperlessBilling']:
    df[c] = df[c].map(yesno)
cats = ['Contract', 'PaymentMethod', 'InternetService', 'TechSupport']
nums = ['tenure', 'MonthlyCharges', 'TotalCharges', 'Partner', 'Dependents', 'PaperlessBilling']

# In[5]:
train, test = train_test_split(df, test_size=0.2, random_state=11, stratify=df['Churn'])
train, test = train.reset_index(drop=True), test.reset_index(drop=True)

# In[6]: replace the categories by their churn rate, out of fold for the training part
for c in cats:
    train[c + '_rate'] = np.nan
    for a, b in KFold(5, shuffle=True, random_state=0).split(train):
        rate = train.iloc[a].groupby(c)['Churn'].mean()
        train.loc[b, c + '_rate'] = train.loc[b, c].map(rate).fillna(train.iloc[a]['Churn'].mean())
    test[c + '_rate'] = test[c].map(train.groupby(c)['Churn'].mean()).fillna(train['Churn'].mean())
cols = nums + [c + '_rate' for c in cats]
X_train, y_train = train[cols], train['Churn']
X_test, y_test = test[cols], test['Churn']
X_train.head()

# In[7]:
clf = LogisticRegression(max_iter=5000)
clf.fit(X_train, y_train)
p = clf.predict_proba(X_test)[:, 1]
print('logreg', roc_auc_score(y_test, p))

# In[8]:
clf = CatBoostClassifier(iterations=300, depth=5, verbose=0)
clf.fit(X_train, y_train)
p = clf.predict_proba(X_test)[:, 1]
print('catboost train', roc_auc_score(y_train, clf.predict_proba(X_train)[:, 1]))
print('catboost test', roc_auc_score(y_test, p))
print(classification_report(y_test, p > 0.5))
plt.hist(p, bins=40)
plt.show()
