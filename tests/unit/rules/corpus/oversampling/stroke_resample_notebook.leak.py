# coding: utf-8
# # Stroke prediction
# In[1]:
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
from sklearn.utils import resample
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier
from sklearn.neighbors import KNeighborsClassifier
from xgboost import XGBClassifier
from sklearn.metrics import confusion_matrix, f1_score, recall_score

# In[2]:
df = pd.read_csv('healthcare-dataset-stroke-data.csv')
df = df.drop('id', axis=1)
df = df[df['gender'] != 'Other']
df['bmi_missing'] = df['bmi'].isna().astype(int)
df['bmi'] = df['bmi'].fillna(-1)
df.head()

# In[3]:
df['stroke'].value_counts().plot.bar()
plt.show()
print(df.groupby('stroke')[['age', 'avg_glucose_level']].mean())

# In[4]:
df['gender'] = df['gender'].map({'Male': 0, 'Female': 1})
df['ever_married'] = df['ever_married'].map({'No': 0, 'Yes': 1})
df['Residence_type'] = df['Residence_type'].map({'Rural': 0, 'Urban': 1})
df['smokes'] = (df['smoking_status'] == 'smokes').astype(int)
df['self_employed'] = (df['work_type'] == 'Self-employed').astype(int)
df = df.drop(['smoking_status', 'work_type'], axis=1)

# In[5]:
no = df[df['stroke'] == 0]
yes = df[df['stroke'] == 1]
yes_up = resample(yes, replace=True, n_samples=len(no), random_state=123)
df = pd.concat([no, yes_up])
print(df['stroke'].value_counts())

# In[6]:
train, test = train_test_split(df, test_size=0.2, random_state=0)
X_train, y_train = train.drop('stroke', axis=1), train['stroke']
X_test, y_test = test.drop('stroke', axis=1), test['stroke']

# In[7]:
model = DecisionTreeClassifier()
model.fit(X_train, y_train)
pred = model.predict(X_test)
print('tree', f1_score(y_test, pred), recall_score(y_test, pred))

# In[8]:
model = KNeighborsClassifier(3)
model.fit(X_train, y_train)
pred = model.predict(X_test)
print('knn', f1_score(y_test, pred), recall_score(y_test, pred))

# In[9]:
model = XGBClassifier(n_estimators=200, eval_metric='logloss')
model.fit(X_train, y_train)
pred = model.predict(X_test)
print('xgb', f1_score(y_test, pred), recall_score(y_test, pred))
print(confusion_matrix(y_test, pred))
