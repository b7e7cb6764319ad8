import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import cross_val_score

hr = pd.read_csv('HR_comma_sep.csv')
sal = {'low': 0, 'medium': 1, 'high': 2}
hr['salary'] = hr['salary'].map(sal)
hr = hr.drop('sales', axis=1)
X, y = hr.drop('left', axis=1), hr['left']

ros = RandomOverSampler(random_state=0)
gbc = GradientBoostingClassifier()
X_ros, y_ros = ros.fit_resample(X, y)
scores = cross_val_score(gbc, X_ros, y_ros, cv=5, scoring='f1')
print('F1: {:.3f} (std {:.3f})'.format(scores.mean(), scores.std()))
