# coding: utf-8
# Titanic - exported from my Kaggle notebook

# In[1]:
import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

df = pd.read_csv('../input/titanic/train.csv')
df.head()

# In[2]: quick look at the missing values
print(df.isnull().sum())
print('median age', df['Age'].median(), 'mean fare', df['Fare'].mean())
sns.histplot(df['Age'].dropna())
plt.savefig('age.png')

# In[3]: row features
df['Title'] = df['Name'].str.extract(r' ([A-Za-z]+)\.', expand=False)
df['IsMrs'] = (df['Title'] == 'Mrs').astype(int)
df['IsMaster'] = (df['Title'] == 'Master').astype(int)
df['FamilySize'] = df['SibSp'] + df['Parch'] + 1
df['IsAlone'] = np.where(df['FamilySize'] == 1, 1, 0)
df['Sex'] = df['Sex'].map({'male': 0, 'female': 1})
df['HasCabin'] = df['Cabin'].notna().astype(int)
df['LogFare'] = np.log1p(df['Fare'])

# In[4]:
train, valid = train_test_split(df, test_size=0.2, random_state=42, stratify=df['Survived'])
train, valid = train.copy(), valid.copy()

# In[5]: age depends on class and sex
age_by_group = train.groupby(['Pclass', 'Sex'])['Age'].median().rename('AgeMed').reset_index()
for part in (train, valid):
    guess = part[['Pclass', 'Sex']].merge(age_by_group, on=['Pclass', 'Sex'], how='left')['AgeMed']
    part['Age'] = part['Age'].fillna(pd.Series(guess.values, index=part.index))

# In[6]:
cols = ['Pclass', 'Sex', 'Age', 'LogFare', 'FamilySize', 'IsAlone', 'IsMrs', 'IsMaster', 'HasCabin']
rf = RandomForestClassifier(n_estimators=300, max_depth=6, random_state=0)
rf.fit(train[cols], train['Survived'])
print('train acc:', accuracy_score(train['Survived'], rf.predict(train[cols])))
print('valid acc:', accuracy_score(valid['Survived'], rf.predict(valid[cols])))
