import pandas as pd
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, cross_val_score
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler

names = ["preg", "plas", "pres", "skin", "test", "mass", "pedi", "age", "class"]
array = pd.read_csv("pima-indians-diabetes.csv", names=names).values
X, Y = array[:, 0:8], array[:, 8]
first = ("scale", MinMaxScaler())
models = [("LR", LogisticRegression()), ("LDA", LinearDiscriminantAnalysis()), ("KNN", KNeighborsClassifier()), ("NB", GaussianNB())]
for name, model in models:
    kfold = KFold(n_splits=10, random_state=7, shuffle=True)
    cv_results = cross_val_score(Pipeline([first, (name, model)]), X, Y, cv=kfold, scoring="accuracy")
    print("%s: %f (%f)" % (name, cv_results.mean(), cv_results.std()))
