# coding: utf-8
# In[1]:
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder

# In[2]:
loan = pd.read_csv('train_ctrUa4K.csv')
loan = loan.dropna()
le = LabelEncoder()
loan['Loan_Status'] = le.fit_transform(loan['Loan_Status'])
loan['Married'] = (loan['Married'] == 'Yes').astype(int)
predictors = ['Credit_History', 'Married', 'ApplicantIncome', 'LoanAmount']

# In[3]:
tr, te = train_test_split(loan, test_size=0.3, random_state=0)
model = RandomForestClassifier(n_estimators=100)
model.fit(tr[predictors], tr['Loan_Status'])

# In[4]:
predictions = model.predict(te[predictors])
print('Accuracy : %s' % '{0:.3%}'.format(accuracy_score(predictions, te['Loan_Status'])))
