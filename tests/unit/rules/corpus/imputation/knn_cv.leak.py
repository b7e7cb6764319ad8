import numpy as np
import pandas as pd
from sklearn.impute import KNNImputer
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import StratifiedKFold, cross_val_score

cols = ['age', 'sex', 'cp', 'trestbps', 'chol', 'fbs', 'restecg', 'thalach',
        'exang', 'oldpeak', 'slope', 'ca', 'thal', 'num']
heart = pd.read_csv('data/processed.cleveland.data', names=cols, na_values='?')

y = (heart.pop('num') > 0).astype(int)
X = heart.astype(float)

imputer = KNNImputer(n_neighbors=7, weights='distance')
X = imputer.fit_transform(X)

models = [
    ('logreg', make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))),
    ('knn', make_pipeline(StandardScaler(), KNeighborsClassifier(15))),
    ('trees', ExtraTreesClassifier(n_estimators=400, random_state=7)),
    ('nb', GaussianNB()),
]

skf = StratifiedKFold(n_splits=10, shuffle=True, random_state=7)
for name, clf in models:
    s = cross_val_score(clf, X, y, cv=skf, scoring='roc_auc')
    print('%-8s %.3f +/- %.3f' % (name, np.mean(s), np.std(s)))
