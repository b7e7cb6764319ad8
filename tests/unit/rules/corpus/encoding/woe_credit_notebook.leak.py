#!/usr/bin/env python
# coding: utf-8
# In[1]:
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import statsmodels.api as sm
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score, roc_curve

# In[2]:
loan = pd.read_csv("lending_club.csv", low_memory=False)
loan = loan[loan["loan_status"].isin(["Fully Paid", "Charged Off"])]
loan["bad"] = (loan["loan_status"] == "Charged Off").astype(int)
loan = loan[["bad", "grade", "home_ownership", "purpose", "addr_state", "annual_inc", "dti"]].dropna()
loan["log_inc"] = loan["annual_inc"].apply(lambda v: np.log1p(v))
loan.drop(columns=["annual_inc"], inplace=True)

# In[3]:
loan["grade"].value_counts().plot(kind="bar")
plt.show()


# In[4]:
def woe_table(data, feature, target):
    g = data.groupby(feature)[target].agg(["count", "sum"])
    g["good"] = g["count"] - g["sum"]
    dist_bad = (g["sum"] + 0.5) / g["sum"].sum()
    dist_good = (g["good"] + 0.5) / g["good"].sum()
    return np.log(dist_good / dist_bad)


# In[5]:
cat = ["grade", "home_ownership", "purpose", "addr_state"]
for c in cat:
    t = woe_table(loan, c, "bad")
    loan[c + "_woe"] = loan[c].map(t)
    print(c, t.to_dict())

# In[6]:
new_df = loan.drop(columns=cat)
train, test = train_test_split(new_df, test_size=0.3, random_state=11)
Xtr = sm.add_constant(train.drop(columns="bad"))
Xte = sm.add_constant(test.drop(columns="bad"))

# In[7]:
logit = sm.Logit(train["bad"], Xtr).fit()
print(logit.summary())

# In[8]:
p = logit.predict(Xte)
fpr, tpr, _ = roc_curve(test["bad"], p)
plt.plot(fpr, tpr)
plt.plot([0, 1], [0, 1], "--")
plt.title("Gini = %.3f" % (2 * roc_auc_score(test["bad"], p) - 1))
plt.show()
