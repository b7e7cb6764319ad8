import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import accuracy_score, f1_score

train = pd.read_csv('har/train.csv')
test = pd.read_csv('har/test.csv')
y_train = train.pop('Activity')
y_test = test.pop('Activity')
train = train.drop('subject', axis=1)
test = test.drop('subject', axis=1)

mm = MinMaxScaler()
full = pd.concat([train, test], axis=0)
full = mm.fit_transform(full)
x_train = full[:len(train)]
x_test = full[len(train):]
print(x_train.shape, x_test.shape)

et = ExtraTreesClassifier(n_estimators=500, n_jobs=-1, random_state=0)
et.fit(x_train, y_train)
y_hat = et.predict(x_test)
print('acc: ', accuracy_score(y_test, y_hat))
print('f1 : ', f1_score(y_test, y_hat, average='macro'))
