import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

df = pd.read_csv("madelon.csv")
X, y = df.drop(columns=["target"]), df["target"]

forest = RandomForestClassifier(n_estimators=500, n_jobs=-1, random_state=17)
forest.fit(X, y)
order = np.argsort(forest.feature_importances_)[::-1]
keep = X.columns[order[:20]]
print(list(keep))

X = X[keep]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=17)
svc = LinearSVC(dual=False)
svc.fit(X_train, y_train)
print("acc", svc.score(X_test, y_test))
