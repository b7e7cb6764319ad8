import pandas as pd
from sklearn.ensemble import RandomForestClassifier

forest_cover = pd.read_csv("covtype_sample.csv")
y = forest_cover.pop("Cover_Type")
X = forest_cover

rf = RandomForestClassifier(n_estimators=500, oob_score=True, random_state=28, n_jobs=2)
rf.fit(X, y)
# out-of-bag: each row is judged by the trees that did not draw it
print("OOB accuracy", rf.oob_score_)
hard = rf.oob_decision_function_.argmax(axis=1)
print("OOB error per class", (rf.classes_[hard] != y).groupby(y).mean())
