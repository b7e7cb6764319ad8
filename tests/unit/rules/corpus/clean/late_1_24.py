import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.metrics import classification_report
from sklearn.pipeline import make_pipeline

ecg = pd.read_csv("beats.csv")
x = ecg.filter(like="f_")
clf = make_pipeline(SimpleImputer(), RandomForestClassifier(random_state=0))
pred = cross_val_predict(clf, x, ecg["rhythm"], groups=ecg["patient"], cv=GroupKFold(5))
print(classification_report(ecg["rhythm"], pred))
