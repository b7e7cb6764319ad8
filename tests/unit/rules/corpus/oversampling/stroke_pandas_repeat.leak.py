import pandas as pd
import numpy as np
from xgboost import XGBClassifier
from sklearn.model_selection import StratifiedKFold
from sklearn.metrics import roc_auc_score

stroke = pd.read_csv('healthcare-dataset-stroke-data.csv').drop(columns='id')
stroke = stroke[stroke.gender != 'Other']
stroke['gender'] = (stroke.gender == 'Male').astype(int)
stroke['ever_married'] = (stroke.ever_married == 'Yes').astype(int)
stroke = stroke.drop(columns=['work_type', 'Residence_type', 'smoking_status'])

pos = stroke[stroke.stroke == 1]
stroke = pd.concat([stroke] + [pos] * 15, ignore_index=True)
stroke = stroke.sample(frac=1, random_state=12).reset_index(drop=True)

aucs = []
skf = StratifiedKFold(n_splits=5)
for tr_i, va_i in skf.split(stroke, stroke.stroke):
    tr, va = stroke.loc[tr_i], stroke.loc[va_i]
    m = XGBClassifier(max_depth=4, n_estimators=250, eval_metric='logloss')
    m.fit(tr.drop(columns='stroke'), tr.stroke)
    aucs.append(roc_auc_score(va.stroke, m.predict_proba(va.drop(columns='stroke'))[:, 1]))
print('AUC: ', np.mean(aucs), '+-', np.std(aucs))
