import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

sp = pd.read_csv("spambase.csv")
X_train, X_test, y_train, y_test = train_test_split(sp.iloc[:, :-1], sp.iloc[:, -1], test_size=0.2, random_state=0)
ss = StandardScaler()
X_train = ss.fit_transform(X_train)
X_test = ss.transform(X_test)
gs = GridSearchCV(LogisticRegression(max_iter=1000), {"C": [0.01, 0.1, 1, 10]}, cv=5)
gs.fit(X_train, y_train)
print("cv:", gs.best_score_)
print("test:", gs.score(X_test, y_test))
