import pandas as pd
from sklearn.feature_selection import mutual_info_classif
from sklearn.model_selection import train_test_split
from sklearn.ensemble import ExtraTreesClassifier

mush = pd.read_csv("mushrooms.csv").apply(lambda s: s.astype("category").cat.codes)
train, test = train_test_split(mush, test_size=0.5, random_state=0)
mi = mutual_info_classif(train.drop(columns="class"), train["class"], random_state=0)
keep = [c for c, v in zip(mush.columns.drop("class"), mi) if v > 0.1]
clf = ExtraTreesClassifier().fit(train[keep], train["class"])
print(clf.score(test[keep], test["class"]))
