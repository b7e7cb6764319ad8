import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

cols = ['user', 'activity', 'timestamp', 'x', 'y', 'z']
wisdm = pd.read_csv('WISDM_ar_v1.1_raw.txt', header=None, names=cols, comment=';')
wisdm = wisdm.dropna().sort_values(['user', 'timestamp'])

WIN = 200


def segment(df, step):
    segs, labs = [], []
    for _, g in df.groupby('user'):
        for i in range(0, len(g) - WIN, step):
            w = g.iloc[i:i + WIN]
            segs.append(np.hstack([w[c].agg(['mean', 'std', 'min', 'max']).values for c in 'xyz']))
            labs.append(w['activity'].mode()[0])
    return np.array(segs), np.array(labs)


wisdm['activity'] = wisdm['activity'].astype('category').cat.codes
# overlapping windows to get ten times more samples
X, y = segment(wisdm, step=20)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
rf = RandomForestClassifier(200, n_jobs=-1)
rf.fit(X_train, y_train)
print(accuracy_score(y_test, rf.predict(X_test)))
