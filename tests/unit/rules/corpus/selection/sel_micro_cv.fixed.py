import numpy as np
from sklearn.feature_selection import SelectPercentile, mutual_info_classif
from sklearn.model_selection import cross_val_score
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import Pipeline

arr = np.load("microbiome.npz")
otus, sick = arr["otus"], arr["sick"]

sp = SelectPercentile(mutual_info_classif, percentile=2)
auc = cross_val_score(Pipeline([("sp", sp), ("nb", GaussianNB())]), otus, sick, scoring="roc_auc", cv=5)
print("cv AUC", auc.mean())
