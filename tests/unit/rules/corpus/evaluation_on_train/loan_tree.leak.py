# Loan approval prediction - 100% accuracy decision tree
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.tree import DecisionTreeClassifier, plot_tree
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score

loan = pd.read_csv('../input/loan-approval-prediction-dataset/loan_approval_dataset.csv')
loan.columns = loan.columns.str.strip()
loan.head(10)
loan.shape
loan.isnull().sum()

loan['education'] = loan['education'].str.strip().map({'Graduate': 1, 'Not Graduate': 0})
loan['self_employed'] = loan['self_employed'].str.strip().map({'Yes': 1, 'No': 0})
loan['loan_status'] = loan['loan_status'].str.strip().map({'Approved': 1, 'Rejected': 0})
loan = loan.drop('loan_id', axis=1)

sns.countplot(x='loan_status', data=loan)
plt.show()

X = loan.drop('loan_status', axis=1)
y = loan['loan_status']

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=10)
print(X_train.shape)
print(X_test.shape)

# train the model
dt = DecisionTreeClassifier(random_state=10)
dt.fit(X_train, y_train)

# check accuracy
y_pred = dt.predict(X_train)
acc = accuracy_score(y_train, y_pred)
print('Model accuracy is', round(acc * 100, 2), '%')

plt.figure(figsize=(20, 10))
plot_tree(dt, max_depth=3, feature_names=list(X.columns), filled=True)
plt.show()
