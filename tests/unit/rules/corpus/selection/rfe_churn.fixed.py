# # Telco churn with RFE
import pandas as pd
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn import metrics

telecom = pd.read_csv("WA_Fn-UseC_-Telco-Customer-Churn.csv")
telecom['TotalCharges'] = pd.to_numeric(telecom['TotalCharges'], errors='coerce')
telecom = telecom.dropna().drop('customerID', axis=1)
telecom = pd.get_dummies(telecom, drop_first=True)

X = telecom.drop('Churn_Yes', axis=1)
y = telecom['Churn_Yes']
X_train, X_test, y_train, y_test = train_test_split(X, y, train_size=0.7, random_state=100)

logreg = LogisticRegression(solver='liblinear')
rfe = RFE(logreg, n_features_to_select=13)
rfe = rfe.fit(X_train, y_train)
print(list(zip(X.columns, rfe.support_, rfe.ranking_)))
col = X.columns[rfe.support_]

logreg.fit(X_train[col], y_train)
pred = logreg.predict(X_test[col])
print('Accuracy', metrics.accuracy_score(y_test, pred))
print('Sensitivity', metrics.recall_score(y_test, pred))
