# -*- coding: utf-8 -*-
# Adult census income - XGBoost notebook export

# %%
import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from xgboost import XGBClassifier
from sklearn.preprocessing import OrdinalEncoder
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score, roc_curve

pd.set_option('display.max_columns', 50)

# %%
data = pd.read_csv('/kaggle/input/adult-census-income/adult.csv')
data.head()

# %%
print('Rows     :', data.shape[0])
print('Columns  :', data.shape[1])
print('Missing  :', (data == '?').sum().sum())
data.describe().T

# %%
# question marks -> own category
data = data.replace('?', 'Unknown')
data = data.drop(columns=['fnlwgt', 'education'])

# %%
fig, ax = plt.subplots(1, 2, figsize=(14, 5))
sns.countplot(data=data, x='income', ax=ax[0])
sns.boxplot(data=data, x='income', y='hours.per.week', ax=ax[1])
plt.show()

# %%
ct = pd.crosstab(data['marital.status'], data['income'], normalize='index')
print(ct)
ct.plot(kind='bar', stacked=True)
plt.show()

# %%
data['income'] = data['income'].map({'<=50K': 0, '>50K': 1})
data['capital'] = data['capital.gain'] - data['capital.loss']
data['overtime'] = np.where(data['hours.per.week'] > 40, 1, 0)

# %%
cat_cols = data.select_dtypes('object').columns.tolist()
print(cat_cols)


# %%
X = data.drop('income', axis=1)
y = data['income']
x_train, x_test, y_train, y_test = train_test_split(X, y, test_size=.3, random_state=0)

# %%
oe = OrdinalEncoder(handle_unknown='use_encoded_value', unknown_value=-1)
x_train[cat_cols] = oe.fit_transform(x_train[cat_cols])
x_test[cat_cols] = oe.transform(x_test[cat_cols])
x_train[cat_cols] = x_train[cat_cols].astype(int)
x_test[cat_cols] = x_test[cat_cols].astype(int)

# %%
xgb = XGBClassifier(n_estimators=250, max_depth=5, learning_rate=0.1, eval_metric='logloss')
xgb.fit(x_train, y_train)

# %%
y_hat = xgb.predict(x_test)
y_prob = xgb.predict_proba(x_test)[:, 1]
print('acc', round(accuracy_score(y_test, y_hat), 4))
print('f1 ', round(f1_score(y_test, y_hat), 4))
print('auc', round(roc_auc_score(y_test, y_prob), 4))

# %%
fpr, tpr, _ = roc_curve(y_test, y_prob)
plt.plot(fpr, tpr)
plt.plot([0, 1], [0, 1], '--')
plt.xlabel('FPR'); plt.ylabel('TPR')
plt.show()
