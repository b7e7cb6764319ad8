# coding: utf-8
# In[1]:
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, confusion_matrix

# In[2]:
df = pd.read_csv('heart.csv')
print(df.shape, df.duplicated().sum())
df = df.drop_duplicates()

# In[3]:
print(df.target.value_counts())
pd.crosstab(df.age, df.target).plot(kind='bar', figsize=(20, 6))
plt.show()
print('mean cholesterol', df['chol'].mean(), 'std', df['chol'].std())

# In[4]: the nominal columns have known codes
for c, values in {'cp': [1, 2, 3], 'thal': [1, 2, 3], 'slope': [1, 2]}.items():
    for v in values:
        df[c + '_' + str(v)] = (df[c] == v).astype(int)
df = df.drop(['cp', 'thal', 'slope'], axis=1)

# In[5]:
y = df.target.values
x = df.drop('target', axis=1)
x = (x - x.mean()) / x.std()
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=0)

# In[6]:
accuracies = {}
m = LogisticRegression()
m.fit(x_train, y_train)
accuracies['Logistic Regression'] = m.score(x_test, y_test) * 100

# In[7]:
m = KNeighborsClassifier(n_neighbors=5)
m.fit(x_train, y_train)
accuracies['KNN'] = m.score(x_test, y_test) * 100

# In[8]:
m = SVC(random_state=1)
m.fit(x_train, y_train)
accuracies['SVM'] = m.score(x_test, y_test) * 100
print('SVM on train', m.score(x_train, y_train))

# In[9]:
m = RandomForestClassifier(n_estimators=1000, random_state=1)
m.fit(x_train, y_train)
pred = m.predict(x_test)
accuracies['Random Forest'] = accuracy_score(y_test, pred) * 100

# In[10]:
sns.barplot(x=list(accuracies.keys()), y=list(accuracies.values()))
plt.ylabel('Accuracy %')
plt.show()
sns.heatmap(confusion_matrix(y_test, pred), annot=True)
plt.show()
