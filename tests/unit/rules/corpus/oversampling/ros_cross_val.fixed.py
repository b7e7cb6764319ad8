from collections import Counter

from imblearn.over_sampling import RandomOverSampler
from sklearn.datasets import make_classification
from sklearn.model_selection import cross_val_score, RepeatedStratifiedKFold
from sklearn.tree import DecisionTreeClassifier
from imblearn.pipeline import Pipeline

X, y = make_classification(n_samples=10000, weights=[0.99], flip_y=0, random_state=1)
print(Counter(y))

over = RandomOverSampler(sampling_strategy=0.5)
model = Pipeline([("over", over), ("tree", DecisionTreeClassifier())])
cv = RepeatedStratifiedKFold(n_splits=10, n_repeats=3, random_state=1)
scores = cross_val_score(model, X, y, scoring="f1_micro", cv=cv, n_jobs=-1)
print("F1 %.3f" % scores.mean())
