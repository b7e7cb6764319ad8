import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
from sklearn.metrics import accuracy_score, roc_auc_score, confusion_matrix

admissions = pd.read_csv('https://stats.idre.ucla.edu/stat/data/binary.csv')
print(admissions.describe())
print(pd.crosstab(admissions['admit'], admissions['rank']))

formula = 'admit ~ gre + gpa + C(rank, levels=[1, 2, 3, 4])'

train = admissions.sample(frac=0.7, random_state=0)
test = admissions.drop(train.index)

logit = smf.logit(formula, data=train).fit()
print(logit.summary())
print(np.exp(logit.params))          # odds ratios

prob = logit.predict(test)
yhat = (prob > 0.5).astype(int)

print('Model performance')
print('accuracy:', accuracy_score(test['admit'], yhat))
print('auc     :', roc_auc_score(test['admit'], prob))
print(confusion_matrix(test['admit'], yhat))
