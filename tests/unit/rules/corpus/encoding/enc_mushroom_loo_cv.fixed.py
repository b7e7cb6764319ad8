import pandas as pd
from category_encoders import LeaveOneOutEncoder
from sklearn.linear_model import RidgeClassifier
from sklearn.model_selection import RepeatedStratifiedKFold, cross_validate
from sklearn.pipeline import make_pipeline

cat = pd.read_csv("cat-in-the-dat/train.csv", index_col="id")
y = cat["target"]
X = cat.drop(columns="target").astype(str)

rskf = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=77)
encoder = LeaveOneOutEncoder(cols=list(X.columns), sigma=0.05, random_state=77)
results = {}

for alpha in (0.1, 1.0, 10.0):
    est = make_pipeline(encoder, RidgeClassifier(alpha=alpha))
    cvres = cross_validate(est, X, y, cv=rskf, scoring=["roc_auc", "accuracy"])
    results[alpha] = {k: v.mean() for k, v in cvres.items() if k.startswith("test_")}

print(pd.DataFrame(results).T)
