# coding: utf-8
# # Adult income — who earns more than 50K?

# In[1]:
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, roc_curve, auc

# In[2]:
adult = pd.read_csv("adult.csv", na_values="?")
adult.head()

# In[3]:
adult.describe()

# In[4]:
print(adult.isnull().sum())
adult = adult.dropna()
print(adult.shape)

# In[5]:
plt.figure(figsize=(12, 4))
sns.countplot(y="education", data=adult, order=adult["education"].value_counts().index)
plt.show()

# In[6]:
sns.boxplot(x="income", y="age", data=adult)
plt.show()

# In[7]:
print(adult.groupby("sex")["hours.per.week"].mean())
print(pd.crosstab(adult["marital.status"], adult["income"], normalize="index"))

# In[8]:
adult["capital"] = adult["capital.gain"] - adult["capital.loss"]
adult = adult.drop(["capital.gain", "capital.loss", "fnlwgt", "education"], axis=1)
adult["capital"] = np.sign(adult["capital"]) * np.log1p(adult["capital"].abs())

# In[9]:
target_enc = LabelEncoder()
y = target_enc.fit_transform(adult["income"])
X = adult.drop("income", axis=1)
cat_cols = X.select_dtypes("object").columns.tolist()
print(cat_cols)

# In[10]:
encoders = {}
for c in cat_cols:
    encoders[c] = LabelEncoder()
    X[c] = encoders[c].fit_transform(X[c])
X.head()

# In[11]:
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
print(X_train.shape, X_test.shape)

# In[12]:
rf = RandomForestClassifier(n_estimators=200, min_samples_leaf=3, random_state=0, n_jobs=-1)
rf.fit(X_train, y_train)
y_pred = rf.predict(X_test)
print("Accuracy: {0:0.4f}".format(accuracy_score(y_test, y_pred)))

# In[13]:
fpr, tpr, _ = roc_curve(y_test, rf.predict_proba(X_test)[:, 1])
plt.plot(fpr, tpr, label="AUC = %0.3f" % auc(fpr, tpr))
plt.plot([0, 1], [0, 1], "k--")
plt.legend()
plt.show()

# In[14]:
pd.Series(rf.feature_importances_, index=X.columns).sort_values(ascending=False).plot.bar()
plt.show()
