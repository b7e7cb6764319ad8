# # Credit Card Fraud Detection
# The dataset is highly imbalanced: 492 frauds out of 284,807 transactions.

# !pip install imbalanced-learn

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
# %matplotlib inline
from collections import Counter
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report, confusion_matrix, average_precision_score

data = pd.read_csv("../input/creditcardfraud/creditcard.csv")
data.head()

print('Frauds', round(data['Class'].value_counts()[1] / len(data) * 100, 2), '% of the dataset')

sns.countplot(x='Class', data=data)
plt.yscale('log')

f, (ax1, ax2) = plt.subplots(2, 1, sharex=True, figsize=(12, 4))
ax1.hist(data.Time[data.Class == 1], bins=50)
ax2.hist(data.Time[data.Class == 0], bins=50)
plt.show()

data['logAmount'] = np.log1p(data['Amount'])
data = data.drop(['Time', 'Amount'], axis=1)
data = data.drop_duplicates()

X = data.drop('Class', axis=1)
y = data['Class']

# ## SMOTE

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
print("Number transactions X_train dataset: ", X_train.shape)
print("Number transactions X_test dataset: ", X_test.shape)

sm = SMOTE(random_state=2)
X_train, y_train = sm.fit_resample(X_train, y_train)
Counter(y_train)

lr = LogisticRegression(max_iter=2000)
lr.fit(X_train, y_train.values.ravel())
print(classification_report(y_test, lr.predict(X_test)))

rf = RandomForestClassifier(n_estimators=100, n_jobs=-1)
rf.fit(X_train, y_train)
print(classification_report(y_test, rf.predict(X_test)))
print('AP:', average_precision_score(y_test, rf.predict_proba(X_test)[:, 1]))

cm = confusion_matrix(y_test, rf.predict(X_test))
sns.heatmap(cm, annot=True, fmt='d', xticklabels=['Normal', 'Fraud'], yticklabels=['Normal', 'Fraud'])
