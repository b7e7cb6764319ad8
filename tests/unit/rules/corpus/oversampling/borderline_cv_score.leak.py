import pandas as pd
from imblearn.over_sampling import BorderlineSMOTE
from imblearn.pipeline import make_pipeline
from sklearn.ensemble import BaggingClassifier
from sklearn.model_selection import cross_val_score

eco = pd.read_csv("ecoli.csv")
X, y = eco.iloc[:, 1:8], (eco["site"] == "imU").astype(int)
X, y = BorderlineSMOTE(kind="borderline-1").fit_resample(X, y)
print("f1", cross_val_score(BaggingClassifier(), X, y, scoring="f1", cv=5).mean())
