import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.linear_model import LogisticRegression

X = pd.read_csv("sonar.csv", header=None)
y = X.pop(60)
X, X_hold, y, y_hold = train_test_split(X, y, test_size=0.25, random_state=9)
sc = MinMaxScaler()
X = sc.fit_transform(X)
clf = LogisticRegression().fit(X, y)
print("holdout:", clf.score(sc.transform(X_hold), y_hold))
