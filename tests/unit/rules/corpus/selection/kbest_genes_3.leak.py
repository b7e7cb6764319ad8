# # Gene expression: tumour type classification
# 20 000+ genes, less than 200 patients. We keep the most informative genes.

import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC
from sklearn.model_selection import cross_val_score, RepeatedStratifiedKFold

expr = pd.read_csv('Breast_GSE45827.csv')
expr.shape

expr.iloc[:5, :8]

expr['type'].value_counts().plot.bar(color='teal')

y = expr['type'].astype('category').cat.codes.values
X = expr.drop(columns=['samples', 'type']).values
np.isnan(X).sum()

i = np.random.RandomState(0).choice(X.shape[1], 6, replace=False)
sns.boxplot(data=pd.DataFrame(X[:, i], columns=expr.columns[2:][i]))
plt.xticks(rotation=45);

# ## Select 100 genes

kbest = SelectKBest(f_classif, k=100)
X = kbest.fit_transform(X, y)
X.shape

cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=3, random_state=8)

for clf in (LogisticRegression(C=0.1, max_iter=3000), LinearSVC(C=0.01, max_iter=20000)):
    pipe = make_pipeline(StandardScaler(), clf)
    s = cross_val_score(pipe, X, y, cv=cv, scoring='balanced_accuracy')
    print(f'{type(clf).__name__:20s} {s.mean():.3f} +- {s.std():.3f}')

plt.hist(s, bins=10)
plt.xlabel('balanced accuracy over the 15 folds')

# To do: try mutual information instead of the F-test, and nested CV for C.
