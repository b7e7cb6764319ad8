# coding: utf-8
# In[1]:
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LinearRegression
from sklearn.ensemble import RandomForestRegressor
from sklearn.tree import DecisionTreeRegressor
from sklearn.metrics import mean_absolute_error, r2_score

# In[2]:
df = pd.read_csv('Salary_Data.csv')
df = df.dropna()
df = df.drop_duplicates()
df.describe()

# In[3]:
plt.hist(df['Salary'], bins=40)
plt.show()
sns.boxplot(x='Education Level', y='Salary', data=df)
plt.show()
print(df.groupby('Gender')['Salary'].median())

# In[4]:
edu = {'High School': 0, "Bachelor's": 1, "Master's": 2, 'PhD': 3}
df['edu'] = df['Education Level'].map(edu).fillna(0)
df['male'] = (df['Gender'] == 'Male').astype(int)
df['senior'] = df['Job Title'].str.contains('Senior|Director|Chief').astype(int)
df['exp2'] = df['Years of Experience'] ** 2
X = df[['Age', 'Years of Experience', 'exp2', 'edu', 'male', 'senior']]
y = df['Salary']

# In[5]:
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

# In[6]:
model = LinearRegression()
model.fit(X_train, y_train)
pred = model.predict(X_test)
print('Linear  R2', r2_score(y_test, pred), 'MAE', mean_absolute_error(y_test, pred))

# In[7]:
model = DecisionTreeRegressor(max_depth=8)
model.fit(X_train, y_train)
pred = model.predict(X_test)
print('Tree  R2', r2_score(y_test, pred), 'MAE', mean_absolute_error(y_test, pred))

# In[8]:
model = RandomForestRegressor(n_estimators=300, random_state=0)
model.fit(X_train, y_train)
print('Forest on the training rows  R2', r2_score(y_train, model.predict(X_train)))
pred = model.predict(X_test)
print('Forest  R2', r2_score(y_test, pred), 'MAE', mean_absolute_error(y_test, pred))
plt.scatter(y_test, pred, s=3)
plt.xlabel('Salary')
plt.ylabel('Predicted')
plt.show()

# In[9]: somebody new
new = pd.DataFrame([[35, 10, 100, 2, 1, 1]], columns=X.columns)
print(model.predict(sc.transform(new)))
