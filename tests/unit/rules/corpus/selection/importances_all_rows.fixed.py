import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

santander = pd.read_csv("santander.csv", index_col="ID")
X = santander.drop("TARGET", axis=1)
y = santander["TARGET"]

a, b, c, d = train_test_split(X, y, test_size=0.2, random_state=0)
ranker = RandomForestClassifier(n_estimators=100, random_state=0).fit(a, c)
best = X.columns[np.argsort(ranker.feature_importances_)[::-1][:30]]
a, b = a[best], b[best]
final = RandomForestClassifier(n_estimators=500, random_state=1).fit(a, c)
print(final.score(b, d))
