# In[1]:
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import RobustScaler
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import confusion_matrix, recall_score, precision_recall_curve, auc

# In[2]:
df = pd.read_csv('../input/creditcardfraud/creditcard.csv')
print('No Frauds', round(df['Class'].value_counts()[0] / len(df) * 100, 2), '%')
df.drop(['Time'], axis=1, inplace=True)
X = df.drop('Class', axis=1)
y = df['Class']

# In[3]:
sm = SMOTE(random_state=2)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
X_train, y_train = sm.fit_sample(X_train, y_train.ravel())
print('After OverSampling, counts of label 1: {}'.format(sum(y_train == 1)))

# In[4]:
clf = RandomForestClassifier(n_estimators=100, n_jobs=-1)
clf.fit(X_train, y_train)
y_pred = clf.predict(X_test)
print(confusion_matrix(y_test, y_pred), recall_score(y_test, y_pred))
prec, rec, _ = precision_recall_curve(y_test, clf.predict_proba(X_test)[:, 1])
print(auc(rec, prec))
plt.plot(rec, prec)
