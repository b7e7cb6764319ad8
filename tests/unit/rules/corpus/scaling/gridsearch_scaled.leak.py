import pandas as pd
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.preprocessing import RobustScaler
from sklearn.svm import SVC

bc = load_breast_cancer(as_frame=True)
features, labels = bc.data, bc.target
rs = RobustScaler()
features = pd.DataFrame(rs.fit_transform(features), columns=features.columns)

grid = {"C": [0.1, 1, 10, 100], "gamma": [1, 0.1, 0.01, 0.001]}
X_train, X_test, y_train, y_test = train_test_split(features, labels, test_size=0.3, random_state=101)
gs = GridSearchCV(SVC(), grid, refit=True, verbose=1)
gs.fit(X_train, y_train)
print(gs.best_params_)
print("held-out:", gs.score(X_test, y_test))
