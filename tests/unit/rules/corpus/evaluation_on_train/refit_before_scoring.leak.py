import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss
from sklearn.model_selection import train_test_split

nba = pd.read_csv("shots.csv")
X, y = nba[["dist", "angle", "clock"]], nba["made"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=30)
clf = LogisticRegression()
clf.fit(X, y)
p = clf.predict_proba(X_test)[:, 1]
print("Brier:", brier_score_loss(y_test, p))
