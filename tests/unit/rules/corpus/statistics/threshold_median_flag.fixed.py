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
def add_pay(part, ref):
    m = part.jobrole.map(ref.groupby("jobrole")["monthlyincome"].mean())
    s = part.jobrole.map(ref.groupby("jobrole")["monthlyincome"].std())
    z = ((part["monthlyincome"] - m) / s).fillna(0)
    return part.assign(income_z=z, underpaid=(z < -1).astype(int))

features = ["age", "overtime", "income_z", "underpaid", "distance", "yearsatcompany"]

# In[6]:
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
tree = DecisionTreeClassifier(max_depth=5, class_weight="balanced", random_state=0)
scores = []
for tr, te in StratifiedKFold(10).split(hr, hr.left):
    a, b = add_pay(hr.iloc[tr], hr.iloc[tr]), add_pay(hr.iloc[te], hr.iloc[tr])
    tree.fit(a[features], a.left)
    scores.append(roc_auc_score(b.left, tree.predict_proba(b[features])[:, 1]))
np.mean(scores), np.std(scores)
