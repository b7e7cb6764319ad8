import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.preprocessing import OrdinalEncoder
from sklearn.metrics import accuracy_score

names = ['age', 'workclass', 'education', 'hours', 'income']
train = pd.read_csv('adult.data', names=names, skipinitialspace=True, na_values='?')
test = pd.read_csv('adult.test', names=names, skipinitialspace=True, skiprows=1, na_values='?')
test['income'] = test['income'].str.rstrip('.')
mode = train['workclass'].mode()[0]
train['workclass'] = train['workclass'].fillna(mode)
test['workclass'] = test['workclass'].fillna(mode)
oe = OrdinalEncoder(handle_unknown='use_encoded_value', unknown_value=-1)
cats = ['workclass', 'education']
train[cats] = oe.fit_transform(train[cats])
test[cats] = oe.transform(test[cats])
rf = RandomForestClassifier(300, oob_score=True).fit(train[names[:-1]], train.income)
print('oob', rf.oob_score_)
print('test', accuracy_score(test.income, rf.predict(test[names[:-1]])))
