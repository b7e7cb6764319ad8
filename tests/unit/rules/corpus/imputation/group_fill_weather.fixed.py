import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split


def load(path='weatherAUS.csv'):
    df = pd.read_csv(path)
    df = df.dropna(subset=['RainTomorrow'])
    df['RainTomorrow'] = (df['RainTomorrow'] == 'Yes').astype(int)
    df['RainToday'] = (df['RainToday'] == 'Yes').astype(int)
    return df


COLS = ['MinTemp', 'MaxTemp', 'Rainfall', 'Humidity3pm', 'Pressure3pm', 'RainToday']
data = load()

train, test = train_test_split(data, test_size=0.2, random_state=123)
train, test = train.copy(), test.copy()
for c in COLS:
    by_loc = train.groupby('Location')[c].mean()
    for part in (train, test):
        part[c] = part[c].fillna(part['Location'].map(by_loc)).fillna(0)

rf = RandomForestClassifier(n_estimators=200, n_jobs=-1, class_weight='balanced')
rf.fit(train[COLS], train['RainTomorrow'])
print(classification_report(test['RainTomorrow'], rf.predict(test[COLS])))
