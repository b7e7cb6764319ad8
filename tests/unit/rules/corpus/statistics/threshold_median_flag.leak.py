# In[1]:
import pandas as pd
import numpy as np
from sklearn.tree import DecisionTreeClassifier, export_text
from sklearn.model_selection import cross_val_score

# In[2]:
hr = pd.read_csv("hr_attrition.csv")
hr.columns = hr.columns.str.lower()
hr.attrition.value_counts(normalize=True)

# In[3]:
hr["left"] = (hr.attrition == "Yes").astype(int)
hr["overtime"] = (hr.overtime == "Yes").astype(int)

# In[4]:
hr.groupby("jobrole").monthlyincome.describe()

# In[5]: underpaid = far below what people with this role earn
role_mean = hr.groupby("jobrole")["monthlyincome"].transform("mean")
role_std = hr.groupby("jobrole")["monthlyincome"].transform("std")
hr["income_z"] = (hr["monthlyincome"] - role_mean) / role_std
hr["underpaid"] = (hr["income_z"] < -1).astype(int)
features = ["age", "overtime", "income_z", "underpaid", "distance", "yearsatcompany"]

# In[6]:
tree = DecisionTreeClassifier(max_depth=5, class_weight="balanced", random_state=0)
scores = cross_val_score(tree, hr[features], hr.left, cv=10, scoring="roc_auc")
scores.mean(), scores.std()
