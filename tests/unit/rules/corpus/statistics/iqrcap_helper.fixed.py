# # Medical cost: outlier treatment and regression

import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
import statsmodels.api as sm
from sklearn.linear_model import LinearRegression, HuberRegressor
from sklearn.preprocessing import PolynomialFeatures
from sklearn.pipeline import make_pipeline
from sklearn.model_selection import train_test_split
from sklearn.metrics import r2_score, mean_absolute_error
# %matplotlib inline

def bounds(s, k=1.5):
    q1, q3 = np.percentile(s, [25, 75])
    return q1 - k * (q3 - q1), q3 + k * (q3 - q1)

def cap(s, lim):
    return s.clip(lower=lim[0], upper=lim[1])

def treat_outliers(df, cols, ref, show=True):
    df = df.copy()
    for c in cols:
        lim = bounds(ref[c])
        n = ((df[c] < lim[0]) | (df[c] > lim[1])).sum()
        df[c] = cap(df[c], lim)
        if show:
            print(c, 'capped', n, 'values')
    return df

df = pd.read_csv('../input/insurance/insurance.csv')
df.head()

df['smoker'].value_counts(), df['region'].value_counts()

df['sex'] = df['sex'].map({'male': 1, 'female': 0})
df['smoker'] = df['smoker'].map({'yes': 1, 'no': 0})
for r in ['southeast', 'southwest', 'northwest']:
    df[r] = (df['region'] == r).astype(int)
df = df.drop('region', axis=1)

fig, ax = plt.subplots(1, 2, figsize=(10, 3))
sns.boxplot(x=df['bmi'], ax=ax[0]); sns.boxplot(x=df['children'], ax=ax[1])

sns.scatterplot(data=df, x='bmi', y='charges', hue='smoker')

X = df.drop('charges', axis=1)
y = df['charges']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=21)

X_test = treat_outliers(X_test, ['bmi', 'children'], X_train)
X_train = treat_outliers(X_train, ['bmi', 'children'], X_train)
for d in (X_train, X_test):
    d['bmi_smoker'] = d['bmi'] * d['smoker']

ols = sm.OLS(y_train, sm.add_constant(X_train)).fit()
ols.summary()

out = {}
for name, m in {'linear': LinearRegression(), 'huber': HuberRegressor(max_iter=2000),
                'poly2': make_pipeline(PolynomialFeatures(2), LinearRegression())}.items():
    p = m.fit(X_train, y_train).predict(X_test)
    out[name] = (r2_score(y_test, p), mean_absolute_error(y_test, p))
pd.DataFrame(out, index=['R2', 'MAE']).T

sm.qqplot(ols.resid, line='s');
