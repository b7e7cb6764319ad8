import pandas as pd
import numpy as np
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import recall_score, confusion_matrix

data = pd.read_csv("creditcard.csv")
print(data['Class'].value_counts())

data = data.drop(['Time'], axis=1)

X = data.loc[:, data.columns != 'Class']
y = data.loc[:, data.columns == 'Class']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
sc = StandardScaler()
X_train['Amount'] = sc.fit_transform(X_train['Amount'].values.reshape(-1, 1))
X_test['Amount'] = sc.transform(X_test['Amount'].values.reshape(-1, 1))
print("Number transactions train dataset: ", len(X_train))
print("Number transactions test dataset: ", len(X_test))

lr = LogisticRegression(C=0.01, class_weight='balanced')
lr.fit(X_train, y_train.values.ravel())
y_pred = lr.predict(X_test.values)
cnf_matrix = confusion_matrix(y_test, y_pred)
print("Recall metric in the testing dataset: ", cnf_matrix[1, 1] / (cnf_matrix[1, 0] + cnf_matrix[1, 1]))
