#!/usr/bin/env python
# coding: utf-8

# # **Stroke Prediction**
# *if you like it please upvote*

# In[1]:


import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report, accuracy_score, roc_auc_score


# In[2]:


df = pd.read_csv('/kaggle/input/stroke-prediction-dataset/healthcare-dataset-stroke-data.csv')
df = df.drop('id', axis=1)
df = df.dropna()
df.shape


# In[3]:


df['stroke'].value_counts().plot(kind='pie', autopct='%.1f%%')
plt.title('very imbalanced')
plt.show()


# In[4]:


df = pd.get_dummies(df, columns=['gender', 'ever_married', 'work_type', 'Residence_type', 'smoking_status'], dtype=int)
X = df.drop('stroke', axis=1)
y = df['stroke']


# In[5]:


X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=42)


# In[6]:


sm = SMOTE(random_state=42)
X_res, y_res = sm.fit_resample(X_train, y_train)
print('before', y_train.value_counts().to_dict())
print('after', y_res.value_counts().to_dict())


# In[7]:


rfc = RandomForestClassifier(n_estimators=200, random_state=42)
rfc.fit(X_res, y_res)
y_pred = rfc.predict(X_test)
print('Accuracy:', accuracy_score(y_test, y_pred))
print('AUC:', roc_auc_score(y_test, rfc.predict_proba(X_test)[:, 1]))
print(classification_report(y_test, y_pred))
