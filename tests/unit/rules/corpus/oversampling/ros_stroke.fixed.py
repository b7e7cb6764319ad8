import pandas as pd
from collections import Counter
from imblearn.over_sampling import RandomOverSampler
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.model_selection import cross_validate, StratifiedKFold
from imblearn.pipeline import make_pipeline

stroke = pd.read_csv("healthcare-dataset-stroke-data.csv").dropna()
y = stroke.pop("stroke")
X = pd.get_dummies(stroke.drop(columns="id"))
print(Counter(y))

ros = RandomOverSampler(sampling_strategy=1.0, random_state=0)
et = ExtraTreesClassifier(n_estimators=300, random_state=0)
et = make_pipeline(ros, et)
res = cross_validate(et, X, y, cv=StratifiedKFold(10), scoring=["f1", "recall"])
print({k: v.mean() for k, v in res.items()})
