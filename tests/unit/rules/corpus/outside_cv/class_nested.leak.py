import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_selection import VarianceThreshold
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import SGDClassifier


class CVRunner:
    def __init__(self, model, folds=5):
        self.model = model
        self.cv = StratifiedKFold(folds, shuffle=True, random_state=42)
        self.scaler = StandardScaler()

    def run(self, X, y):
        X = self.scaler.fit_transform(X)
        return cross_val_score(self.model, X, y, cv=self.cv).mean()


magic = pd.read_csv("magic04.csv")
label = magic.pop("class")
for m in (SGDClassifier(), GradientBoostingClassifier()):
    print(m, CVRunner(m).run(magic, label))
