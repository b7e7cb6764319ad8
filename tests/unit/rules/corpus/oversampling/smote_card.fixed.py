# coding: utf-8
# In[1]:
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import recall_score, confusion_matrix

# In[2]:
card = pd.read_csv('../input/creditcardfraud/creditcard.csv')
card = card.drop(['Time'], axis=1)
print(card['Class'].value_counts())

# In[3]:
X = card.iloc[:, :-1]
y = card['Class']
sm = SMOTE(random_state=2)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
X_train, y_train = sm.fit_sample(X_train, y_train)

# In[4]:
lr = LogisticRegression()
lr.fit(X_train, y_train.ravel())
y_pre = lr.predict(X_test)
print(confusion_matrix(y_test, y_pre))
print("Recall:", recall_score(y_test, y_pre))
