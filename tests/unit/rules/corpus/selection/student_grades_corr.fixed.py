# # Student Grade Prediction

# In[1]:
import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_absolute_error, r2_score

# In[2]:
df = pd.read_csv('student-mat.csv', sep=';')
df.info()

# In[3]:
# G1 and G2 make it too easy, drop them
df = df.drop(['G1', 'G2'], axis=1)
df = pd.get_dummies(df, drop_first=True)
df.shape

# In[4]:
train, test = train_test_split(df, test_size=0.25, random_state=42)

# find the features most correlated with the final grade
corr = train.corr()['G3'].abs().sort_values(ascending=False)
print(corr.head(12))
top = corr.index[1:9]

# In[5]:
plt.figure(figsize=(6, 4))
corr[top].plot(kind='barh')
plt.show()

# In[6]:
X_train, y_train = train[top], train['G3']
X_test, y_test = test[top], test['G3']

# In[7]:
lr = LinearRegression()
lr.fit(X_train, y_train)
y_pred = lr.predict(X_test)
print('MAE', mean_absolute_error(y_test, y_pred))
print('R2 ', r2_score(y_test, y_pred))
