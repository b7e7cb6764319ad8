import pandas as pd
import numpy as np
from sklearn.preprocessing import MaxAbsScaler
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("../input/sensorless.csv", header=None)
arr = df.values
np.random.seed(0)
np.random.shuffle(arr)
feats, labels = arr[:, :-1], arr[:, -1].astype(int)
mas = MaxAbsScaler()
mas.fit(feats)
tr = mas.transform(feats[:40000])
te = mas.transform(feats[40000:])
logit = LogisticRegression(C=100, max_iter=300)
logit.fit(tr, labels[:40000])
print("test acc:", np.mean(logit.predict(te) == labels[40000:]))
