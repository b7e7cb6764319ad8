import pandas as pd
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.feature_selection import SelectFromModel, VarianceThreshold
from sklearn.model_selection import cross_validate
from sklearn.pipeline import Pipeline
from sklearn.svm import LinearSVC

X = pd.read_csv("arcene_data.csv", header=None)
y = pd.read_csv("arcene_labels.csv", header=None)[0]
pipe = Pipeline([
    ("var", VarianceThreshold(0.1)),
    ("sel", SelectFromModel(LinearSVC(C=0.01, penalty="l1", dual=False))),
    ("clf", ExtraTreesClassifier(300)),
])
res = cross_validate(pipe, X, y, cv=5, return_train_score=True)
print("train", res["train_score"].mean(), "test", res["test_score"].mean())
