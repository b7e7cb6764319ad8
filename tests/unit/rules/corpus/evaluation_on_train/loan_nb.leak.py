# coding: utf-8
# In[1]:
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.preprocessing import LabelEncoder

# In[2]:
loan = pd.read_csv('train_ctrUa4K.csv')
loan = loan.dropna()
le = LabelEncoder()
loan['Loan_Status'] = le.fit_transform(loan['Loan_Status'])
loan['Married'] = (loan['Married'] == 'Yes').astype(int)
predictors = ['Credit_History', 'Married', 'ApplicantIncome', 'LoanAmount']

# In[3]:
model = RandomForestClassifier(n_estimators=100)
model.fit(loan[predictors], loan['Loan_Status'])

# In[4]:
predictions = model.predict(loan[predictors])
print('Accuracy : %s' % '{0:.3%}'.format(accuracy_score(predictions, loan['Loan_Status'])))
