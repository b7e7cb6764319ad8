#!/usr/bin/env python
# coding: utf-8

# ## Loan default - credit_risk_dataset

# In[1]:

import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import classification_report

# In[2]:

df = pd.read_csv("credit_risk_dataset.csv")
df = df.dropna()
df = df.drop_duplicates()
df.shape

# In[3]:

sns.boxplot(x=df["person_income"])
plt.show()

# In[4]:

sns.boxplot(x=df["loan_amnt"])
plt.show()

# In[5]:

# encode
df["cb_person_default_on_file"] = df["cb_person_default_on_file"].map({"Y": 1, "N": 0})
df = pd.get_dummies(df, columns=["person_home_ownership", "loan_intent", "loan_grade"])

# In[6]:

train, test = train_test_split(df, test_size=0.2, random_state=42)

# In[7]:

# remove outliers with IQR
for col in ["person_income", "loan_amnt", "person_emp_length"]:
    Q1 = train[col].quantile(0.25)
    Q3 = train[col].quantile(0.75)
    IQR = Q3 - Q1
    train = train[(train[col] >= Q1 - 1.5 * IQR) & (train[col] <= Q3 + 1.5 * IQR)]
    print(col, train.shape)

# In[8]:

X_train = train.drop("loan_status", axis=1)
y_train = train["loan_status"]
X_test = test.drop("loan_status", axis=1)
y_test = test["loan_status"]

# In[9]:

gb = GradientBoostingClassifier()
gb.fit(X_train, y_train)
print(classification_report(y_test, gb.predict(X_test)))
