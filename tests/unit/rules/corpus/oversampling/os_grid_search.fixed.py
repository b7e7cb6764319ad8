import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.model_selection import GridSearchCV, train_test_split

thy = pd.read_csv("thyroid.csv")
ill = thy["ill"]
lab = thy.drop(columns="ill")
dev, fin, dev_ill, fin_ill = train_test_split(lab, ill, test_size=0.2, random_state=18, stratify=ill)

pipe = Pipeline([("smote", SMOTE(random_state=18)), ("et", ExtraTreesClassifier(100, random_state=18))])
params = {"et__max_depth": [5, 10, None], "et__max_features": [0.3, 0.7]}
cv = GridSearchCV(pipe, params, scoring="f1", cv=5)
cv.fit(dev, dev_ill)
print("cross-validated F1:", cv.best_score_)
print("test F1:", cv.score(fin, fin_ill))
