from collections import Counter

from imblearn.over_sampling import RandomOverSampler
from sklearn.datasets import make_classification
from sklearn.model_selection import cross_val_score, RepeatedStratifiedKFold
from sklearn.tree import DecisionTreeClassifier

X, y = make_classification(n_samples=10000, weights=[0.99], flip_y=0, random_state=1)
print(Counter(y))

over = RandomOverSampler(sampling_strategy=0.5)
X_over, y_over = over.fit_resample(X, y)
print(Counter(y_over))

model = DecisionTreeClassifier()
cv = RepeatedStratifiedKFold(n_splits=10, n_repeats=3, random_state=1)
scores = cross_val_score(model, X_over, y_over, scoring="f1_micro", cv=cv, n_jobs=-1)
print("F1 %.3f" % scores.mean())
