import pandas as pd
from sklearn.model_selection import GridSearchCV, StratifiedKFold, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC

ion = pd.read_csv("ionosphere.data", header=None)
X, y = ion.iloc[:, :-1].drop(columns=1), (ion.iloc[:, -1] == "g").astype(int)
X.columns = X.columns.astype(str)

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=19, stratify=y)
cv = StratifiedKFold(5, shuffle=True, random_state=19)

pipe = Pipeline([("scale", MinMaxScaler()), ("svc", SVC())])
search = GridSearchCV(pipe, {"svc__C": [0.1, 1, 10, 100], "svc__gamma": ["scale", 0.1, 1]}, cv=cv)
search.fit(X_train, y_train)

print("best CV accuracy:", search.best_score_)
print("best params:", search.best_params_)
print("test accuracy:", search.score(X_test, y_test))
