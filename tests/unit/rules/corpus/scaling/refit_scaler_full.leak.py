# In[1]:
import pandas as pd
import numpy as np
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

# In[2]:
beans = pd.read_csv("beans.csv")
beans["Class"].value_counts().plot.bar()

# In[3]:
X = beans.drop(columns="Class").to_numpy()
y = beans["Class"].to_numpy()
X_dev, X_test, y_dev, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)

# In[4]:
ss = StandardScaler()
X_dev = ss.fit_transform(X_dev)
X_test = ss.fit_transform(X_test)
np.round(X_dev.mean(axis=0), 3), np.round(X_test.mean(axis=0), 3)

# In[5]:
svc = SVC(C=10, gamma="scale")
svc.fit(X_dev, y_dev)
print("support vectors per class", dict(zip(svc.classes_, svc.n_support_)))

# In[6]:
print("test accuracy", svc.score(X_test, y_test))
print(classification_report(y_test, svc.predict(X_test)))
