# coding: utf-8
# In[1]:
import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from collections import Counter
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report, roc_auc_score, precision_recall_curve

# In[2]:
df = pd.read_csv('creditcard.csv')
df = df.drop_duplicates()
df.shape

# In[3]:
print(df['Class'].value_counts())
sns.countplot(x='Class', data=df)
plt.title('No fraud (0) || Fraud (1)')
plt.show()
fig, ax = plt.subplots(1, 2, figsize=(18, 4))
sns.histplot(df['Amount'], ax=ax[0], bins=50)
sns.histplot(df['Time'], ax=ax[1], bins=50)
plt.show()

# In[4]:
df['Amount'] = np.log1p(df['Amount'])
df['Hour'] = (df['Time'] // 3600) % 24
df = df.drop('Time', axis=1)

# In[5]:
X = df.drop('Class', axis=1)
y = df['Class']
sm = SMOTE(random_state=42)
X, y = sm.fit_resample(X, y)
print('after SMOTE', Counter(y))
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=42, stratify=y)
print(X_train.shape, X_test.shape)

# In[6]:
clf = LogisticRegression(max_iter=2000)
clf.fit(X_train, y_train)
y_pred = clf.predict(X_test)
print(classification_report(y_test, y_pred))

# In[7]:
clf = RandomForestClassifier(n_estimators=100, n_jobs=-1, random_state=0)
clf.fit(X_train, y_train)
y_pred = clf.predict(X_test)
print('train accuracy', clf.score(X_train, y_train))
print(classification_report(y_test, y_pred))
prob = clf.predict_proba(X_test)[:, 1]
print('AUC', roc_auc_score(y_test, prob))

# In[8]:
p, r, _ = precision_recall_curve(y_test, prob)
plt.plot(r, p)
plt.xlabel('recall')
plt.ylabel('precision')
plt.show()
