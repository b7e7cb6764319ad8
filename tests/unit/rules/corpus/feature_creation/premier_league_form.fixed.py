# Can I beat the bookies? part 2
# data from football-data.co.uk, all seasons glued together with glue.py

# %%
import pandas as pd
import matplotlib.pyplot as plt
from lightgbm import LGBMClassifier
from sklearn.metrics import accuracy_score, log_loss

games = pd.read_csv('E0_2010_2022.csv', parse_dates=['Date'])
games = games.sort_values('Date').reset_index(drop=True)
games = games[['Date', 'Season', 'HomeTeam', 'AwayTeam', 'FTHG', 'FTAG', 'FTR', 'B365H', 'B365D', 'B365A']]
games.tail()

# %%
games.FTR.value_counts(normalize=True).plot.bar()
plt.show()

# %%
# how strong is the attack / defence of both teams in that season
def so_far(s):
    return s.shift(1).expanding().mean()


home = games.groupby(['Season', 'HomeTeam'])
away = games.groupby(['Season', 'AwayTeam'])
games['h_att'] = home['FTHG'].transform(so_far)
games['h_def'] = home['FTAG'].transform(so_far)
games['a_att'] = away['FTAG'].transform(so_far)
games['a_def'] = away['FTHG'].transform(so_far)
games['diff'] = games.h_att - games.h_def - (games.a_att - games.a_def)
games = games.dropna()

# %%
feats = ['h_att', 'h_def', 'a_att', 'a_def', 'diff', 'B365H', 'B365D', 'B365A']
tr = games[games.Date < '2020-08-01']
te = games[games.Date >= '2020-08-01']
print(len(tr), len(te))

# %%
m = LGBMClassifier(n_estimators=150, num_leaves=15, learning_rate=0.03)
m.fit(tr[feats], tr.FTR)
print('acc', accuracy_score(te.FTR, m.predict(te[feats])))
print('logloss', log_loss(te.FTR, m.predict_proba(te[feats]), labels=m.classes_))

# %%
# bookie baseline
fav = te[['B365H', 'B365D', 'B365A']].idxmin(axis=1).str[-1]
print('bookie acc', (fav == te.FTR).mean())
