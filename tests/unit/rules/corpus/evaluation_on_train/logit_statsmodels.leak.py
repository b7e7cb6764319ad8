import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
from sklearn.metrics import accuracy_score, roc_auc_score, confusion_matrix

admissions = pd.read_csv('https://stats.idre.ucla.edu/stat/data/binary.csv')
print(admissions.describe())
print(pd.crosstab(admissions['admit'], admissions['rank']))

formula = 'admit ~ gre + gpa + C(rank, levels=[1, 2, 3, 4])'

logit = smf.logit(formula, data=admissions).fit()
print(logit.summary())
print(np.exp(logit.params))          # odds ratios

prob = logit.predict(admissions)
yhat = (prob > 0.5).astype(int)

print('Model performance')
print('accuracy:', accuracy_score(admissions['admit'], yhat))
print('auc     :', roc_auc_score(admissions['admit'], prob))
print(confusion_matrix(admissions['admit'], yhat))
