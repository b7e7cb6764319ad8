# ## Credit card fraud - class imbalance
# In[1]
import pandas as pd
import matplotlib.pyplot as plt
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report, roc_auc_score
from sklearn.model_selection import train_test_split

cc = pd.read_csv("creditcard.csv")
X = cc.drop(columns=["Class", "Time"])
y = cc["Class"]
# In[2]
y.value_counts().plot.bar(); plt.show()
# In[3]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42, stratify=y)
# In[4]
sm = SMOTE(random_state=42)
X_train, y_train = sm.fit_resample(X_train, y_train)
y_train.value_counts()
# In[5]
rf = RandomForestClassifier(n_estimators=100)
rf.fit(X_train, y_train)
# In[6]
print(classification_report(y_test, rf.predict(X_test)))
print("AUC", roc_auc_score(y_test, rf.predict_proba(X_test)[:, 1]))
