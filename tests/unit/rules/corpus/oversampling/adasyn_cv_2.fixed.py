# # HR Analytics: who is looking for a new job?

import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import cross_val_score, StratifiedKFold, cross_validate
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from lightgbm import LGBMClassifier
from imblearn.over_sampling import ADASYN
from imblearn.pipeline import make_pipeline

hr = pd.read_csv('aug_train.csv')
hr.head()

exp = {'<1': 0, '>20': 21}
lnj = {'never': 0, '>4': 5}
hr['experience'] = hr['experience'].replace(exp).fillna(-1).astype(int)
hr['last_new_job'] = hr['last_new_job'].replace(lnj).fillna(-1).astype(int)
hr['relevent_experience'] = hr['relevent_experience'].str.startswith('Has').astype(int)
hr['education_level'] = hr['education_level'].map({'Primary School': 0, 'High School': 1, 'Graduate': 2, 'Masters': 3, 'Phd': 4}).fillna(-1)
hr['enrolled'] = hr['enrolled_university'].map({'no_enrollment': 0, 'Part time course': 1, 'Full time course': 2}).fillna(-1)
hr['city_num'] = hr['city'].str.split('_').str[1].astype(int)

sns.boxplot(x='target', y='city_development_index', data=hr)

hr['target'].value_counts(normalize=True)

cols = ['city_num', 'city_development_index', 'relevent_experience', 'education_level', 'enrolled', 'experience', 'last_new_job', 'training_hours']
X = hr[cols]
y = hr['target'].astype(int)

# ## 10-fold CV

kf = StratifiedKFold(10, shuffle=True, random_state=0)
models = {'logit': LogisticRegression(max_iter=5000), 'rf': RandomForestClassifier(300, n_jobs=-1, min_samples_leaf=2),
          'lgbm': LGBMClassifier(n_estimators=300, learning_rate=0.05)}

cv_res = {}
for name, mdl in models.items():
    mdl = make_pipeline(ADASYN(random_state=0), mdl)
    cv_res[name] = cross_val_score(mdl, X, y, cv=kf, scoring='f1')
    print(name, cv_res[name].mean().round(4))

plt.boxplot(list(cv_res.values()), labels=list(cv_res.keys()))
plt.ylabel('F1')

summary = pd.DataFrame({k: [v.mean(), v.std()] for k, v in cv_res.items()}, index=['mean', 'std']).T
summary
