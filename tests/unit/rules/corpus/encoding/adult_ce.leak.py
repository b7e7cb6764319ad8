# # Adult income with category_encoders

# !pip install category_encoders -q

import pandas as pd
import numpy as np
import category_encoders as ce
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split, RandomizedSearchCV
from sklearn.pipeline import Pipeline
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score, RocCurveDisplay
from scipy.stats import randint, uniform

cols = ['age', 'workclass', 'fnlwgt', 'education', 'education_num', 'marital_status', 'occupation', 'relationship',
        'race', 'sex', 'capital_gain', 'capital_loss', 'hours_per_week', 'native_country', 'income']
adult = pd.read_csv('adult.data', names=cols, na_values=' ?', skipinitialspace=False)
adult.head(3)

adult = adult.drop_duplicates().drop(columns=['fnlwgt', 'education'])
for c in adult.select_dtypes('object'):
    adult[c] = adult[c].str.strip()
adult['income'].value_counts()

g = sns.catplot(data=adult, y='occupation', hue='income', kind='count', height=5, aspect=1.5)

adult[['workclass', 'occupation', 'native_country']] = adult[['workclass', 'occupation', 'native_country']].fillna('Unknown')
y = (adult['income'] == '>50K').astype(int)
X = adult.drop(columns='income')
cat_cols = X.select_dtypes('object').columns.tolist()
cat_cols

encoder = ce.TargetEncoder(cols=cat_cols, smoothing=10)
X = encoder.fit_transform(X, y)
X.head()

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=17)

# ### Random search

pipe = Pipeline([('gb', GradientBoostingClassifier(random_state=17))])

space = {'gb__n_estimators': randint(100, 400), 'gb__learning_rate': uniform(0.02, 0.2), 'gb__max_depth': randint(2, 6)}
rs = RandomizedSearchCV(pipe, space, n_iter=20, cv=5, scoring='roc_auc', n_jobs=-1, random_state=17)
rs.fit(X_train, y_train)
rs.best_params_, rs.best_score_

proba = rs.predict_proba(X_test)[:, 1]
print(f'test AUC = {roc_auc_score(y_test, proba):.4f}')

RocCurveDisplay.from_predictions(y_test, proba)
plt.plot([0, 1], [0, 1], 'k--', lw=1)
plt.show()
