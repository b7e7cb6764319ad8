#!/usr/bin/env python
# coding: utf-8

# # HR attrition

# In[1]:
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.preprocessing import OneHotEncoder
from sklearn.compose import ColumnTransformer
from sklearn.pipeline import Pipeline
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report, roc_auc_score

# In[2]:
hr = pd.read_csv("WA_Fn-UseC_-HR-Employee-Attrition.csv")
hr.head()

# In[3]:
hr.isna().sum().sum()

# In[4]:
hr["Attrition"] = (hr["Attrition"] == "Yes").astype(int)
hr = hr.drop(columns=["EmployeeCount", "Over18", "StandardHours", "EmployeeNumber"])

# In[5]:
fig, ax = plt.subplots(1, 2, figsize=(12, 4))
sns.boxplot(data=hr, x="Attrition", y="MonthlyIncome", ax=ax[0])
sns.countplot(data=hr, x="OverTime", hue="Attrition", ax=ax[1])
plt.show()

# In[6]:
print(hr.groupby("Department")["Attrition"].mean())

# In[7]:
cats = hr.select_dtypes("object").columns.tolist()
prep = ColumnTransformer([("oh", OneHotEncoder(handle_unknown="ignore"), cats)], remainder="passthrough")
clf = Pipeline([("prep", prep), ("gb", GradientBoostingClassifier(random_state=0))])

# In[8]:
X, y = hr.drop(columns="Attrition"), hr["Attrition"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, stratify=y, random_state=0)
clf.fit(X_train, y_train)

# In[9]:
y_hat = clf.predict_proba(X_train)[:, 1]
print("AUC", roc_auc_score(y_train, y_hat))
print(classification_report(y_train, y_hat > 0.5))
