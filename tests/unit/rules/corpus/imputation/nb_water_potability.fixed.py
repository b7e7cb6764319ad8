# coding: utf-8
# In[1]:
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC
from sklearn.metrics import classification_report

get_ipython = lambda: None

# In[2]:
water = pd.read_csv("water_quality.csv")
water.head()

# In[3]:
water.describe().T

# In[4]:
water.hist(figsize=(12, 10))
plt.tight_layout()

# In[5]:
X = water.drop(columns="Potability")
y = water["Potability"]

# In[6]:
X_tr, X_te, y_tr, y_te = train_test_split(X, y, stratify=y, test_size=0.2, random_state=0)

# In[7]:
imp = SimpleImputer(strategy="mean")
X_tr = pd.DataFrame(imp.fit_transform(X_tr), columns=X.columns)
X_te = pd.DataFrame(imp.transform(X_te), columns=X.columns)
print(X_tr.shape, X_te.shape)

# In[8]:
svm = SVC(C=2.0, kernel="rbf")
svm.fit(X_tr, y_tr)
print(classification_report(y_te, svm.predict(X_te)))
