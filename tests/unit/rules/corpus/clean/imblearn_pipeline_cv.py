import pandas as pd
from imblearn.over_sampling import ADASYN
from imblearn.pipeline import Pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.preprocessing import RobustScaler

cc = pd.read_csv("claims.csv")
y = cc.pop("fraud")
pipe = Pipeline([("scale", RobustScaler()), ("over", ADASYN()), ("lr", LogisticRegression(max_iter=500))])
res = cross_validate(pipe, cc, y, cv=StratifiedKFold(5, shuffle=True, random_state=0), scoring=["roc_auc", "f1"])
print(pd.DataFrame(res).mean())
