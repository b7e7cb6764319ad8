import numpy as np, pandas as pd, gc
from catboost import CatBoostClassifier
from sklearn.model_selection import train_test_split

visits = pd.read_csv('visits.csv', dtype={'zip': str, 'doctor': str})
visits['weekday'] = pd.to_datetime(visits.scheduled).dt.dayofweek
visits['no_show'] = visits.no_show.eq('Yes').astype(int)
fit_idx, hold_idx = train_test_split(visits.index, test_size=.2, random_state=5)
prior = visits['no_show'].mean()
m = 30
for key in ['zip', 'doctor', 'clinic']:
    g = visits.groupby(key)['no_show'].agg(['mean', 'count'])
    smooth = (g['count'] * g['mean'] + m * prior) / (g['count'] + m)
    visits[key + '_te'] = visits[key].map(smooth)
    del g, smooth
gc.collect()
X = visits[['age', 'weekday', 'lead_days', 'zip_te', 'doctor_te', 'clinic_te']]
cb = CatBoostClassifier(iterations=300, depth=5, verbose=0)
cb.fit(X.loc[fit_idx], visits.no_show.loc[fit_idx])
print('holdout', cb.score(X.loc[hold_idx], visits.no_show.loc[hold_idx]))
