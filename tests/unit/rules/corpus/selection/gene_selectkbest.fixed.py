import pandas as pd
import numpy as np
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.svm import SVC
from sklearn.model_selection import cross_val_score

expr = pd.read_csv('TCGA-PANCAN-HiSeq/data.csv', index_col=0)
labels = pd.read_csv('TCGA-PANCAN-HiSeq/labels.csv', index_col=0)['Class']
print('samples, genes:', expr.shape)

X = np.log1p(expr.values)
y = labels.values

skb = SelectKBest(f_classif, k=100)
svm = SVC(kernel='linear', C=0.1)

from sklearn.pipeline import make_pipeline
acc = cross_val_score(make_pipeline(skb, svm), X, y, cv=5)
print('5-fold CV accuracy', acc.mean())
skb.fit(X, y)
top = expr.columns[skb.get_support()]
print(list(top[:20]))
