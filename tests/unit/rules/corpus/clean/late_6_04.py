# time to close for IT tickets (hours) - everything here is known when the ticket is opened
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

TEAMS = ['network', 'desktop', 'sap', 'mail', 'other']
PRIO = {'P1': 1, 'P2': 2, 'P3': 3, 'P4': 4}

t = pd.read_csv('tickets.csv', parse_dates=['opened', 'closed']).drop_duplicates('ticket_no')
t = t[t['closed'].notna()]

# overview for the slides
print(t.groupby('team')['priority'].value_counts(normalize=True))
print(t['description'].str.len().describe())

t['hours'] = (t['closed'] - t['opened']).dt.total_seconds() / 3600
t['priority'] = t['priority'].fillna('P4').map(PRIO)              # the form sends nothing for P4
t['team'] = t['team'].where(t['team'].isin(TEAMS), 'other').map(TEAMS.index)
t['attachments'] = t['attachments'].fillna(0)
t['shift'] = pd.cut(t['opened'].dt.hour, [-1, 5, 13, 21, 23], labels=False)
t['length_class'] = pd.cut(t['description'].fillna('').str.len(), [-1, 50, 200, 1000, np.inf], labels=False)
t['load_0_1'] = t['queue_length_at_open'].clip(0, 200) / 200      # tool shows 200 at most

cols = ['priority', 'team', 'attachments', 'shift', 'length_class', 'load_0_1']
train, test = train_test_split(t, test_size=0.25, random_state=8)
reg = HistGradientBoostingRegressor(categorical_features=['team', 'shift'], random_state=8)
reg.fit(train[cols], np.log1p(train['hours']))
pred = np.expm1(reg.predict(test[cols]))
print('MAE hours:', round(mean_absolute_error(test['hours'], pred), 2))
