import numpy as np
import pandas as pd
from category_encoders import TargetEncoder
from imblearn.over_sampling import SMOTE
from sklearn.feature_selection import SelectFromModel
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.impute import KNNImputer
from sklearn.metrics import f1_score
from sklearn.preprocessing import StandardScaler

d = pd.read_csv("claims.csv", parse_dates=["filed"])
old, new = d[d.filed.dt.year <= 2020], d[d.filed.dt.year > 2020]
drop = ["filed", "fraud"]
a, ya = old.drop(columns=drop), old["fraud"]
b, yb = new.drop(columns=drop), new["fraud"]

te = TargetEncoder(cols=["agent", "garage"]).fit(a, ya)
a, b = te.transform(a), te.transform(b)
imp = KNNImputer().fit(a)
a, b = imp.transform(a), imp.transform(b)
sc = StandardScaler().fit(a)
a, b = sc.transform(a), sc.transform(b)
sel = SelectFromModel(ExtraTreesClassifier(random_state=0)).fit(a, ya)
a, b = sel.transform(a), sel.transform(b)
a, ya = SMOTE(random_state=0).fit_resample(a, ya)
clf = ExtraTreesClassifier(300, random_state=0).fit(a, ya)
print("F1", f1_score(yb, clf.predict(b)), "share flagged", np.mean(clf.predict(b)))
