# # Will the customer come back? RFM scores + classifier

import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeClassifier, plot_tree
from sklearn.metrics import roc_auc_score, f1_score

rfm = pd.read_csv('customers_rfm.csv')
rfm.head()

print(rfm.shape)
rfm.isna().sum()

rfm[['recency', 'frequency', 'monetary']].hist(bins=40, figsize=(12, 3), layout=(1, 3));

rfm['returned'].value_counts().plot.pie(autopct='%.1f%%')

# ## RFM scores
#
# Quintiles for every dimension (5 = best), like in the marketing books.

rfm['R'] = pd.qcut(rfm['recency'], 5, labels=[5, 4, 3, 2, 1]).astype(int)
rfm['F'] = pd.qcut(rfm['frequency'].rank(method='first'), 5, labels=[1, 2, 3, 4, 5]).astype(int)
rfm['M'] = pd.qcut(rfm['monetary'], 5, labels=[1, 2, 3, 4, 5]).astype(int)
rfm['RFM'] = rfm['R'] + rfm['F'] + rfm['M']
train, test = train_test_split(rfm, test_size=0.25, random_state=11, stratify=rfm['returned'])

train.groupby('RFM')['returned'].mean().plot(marker='o')
plt.ylabel('return rate')

pivot = train.pivot_table(index='R', columns='F', values='returned', aggfunc='mean')
sns.heatmap(pivot, annot=True, cmap='viridis')

cols = ['R', 'F', 'M', 'RFM', 'n_categories', 'has_app', 'age_days']
X_train, X_test = train[cols], test[cols]
y_train, y_test = train['returned'], test['returned']

tree = DecisionTreeClassifier(max_depth=4, min_samples_leaf=50).fit(X_train, y_train)
logit = LogisticRegression(max_iter=2000).fit(X_train, y_train)
for name, m in [('tree', tree), ('logit', logit)]:
    p = m.predict_proba(X_test)[:, 1]
    print(name, 'auc', round(roc_auc_score(y_test, p), 3), 'f1', round(f1_score(y_test, p > .5), 3))

plt.figure(figsize=(18, 8))
plot_tree(tree, feature_names=cols, filled=True, fontsize=7, max_depth=2)
plt.show()
