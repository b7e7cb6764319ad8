import pandas as pd
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier

df = pd.read_csv('titanic.csv')
df['Cabin'] = df['Cabin'].fillna('U').str[0]
df['Age'] = df['Age'].fillna(-1)
df['Title'] = df.Name.str.extract(r' ([A-Za-z]+)\.', expand=False)
df['LogFare'] = np.log1p(df['Fare'].fillna(0))
X = pd.get_dummies(df[['Pclass', 'Sex', 'Age', 'LogFare', 'Cabin', 'Title']])
Xa, Xb, ya, yb = train_test_split(X, df.Survived, test_size=.2, random_state=2)
rf = RandomForestClassifier(200).fit(Xa, ya)
print('train', rf.score(Xa, ya))
print('test', rf.score(Xb, yb))
