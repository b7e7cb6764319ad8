import pandas as pd
from sklearn.feature_selection import VarianceThreshold
from sklearn.impute import SimpleImputer
from sklearn.metrics import average_precision_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

secom = pd.read_csv("secom.data", sep=" ", header=None)
meta = pd.read_csv("secom_labels.data", sep=" ", header=None, names=["label", "ts"])
meta["ts"] = pd.to_datetime(meta["ts"], format="%d/%m/%Y %H:%M:%S")
order = meta["ts"].argsort().to_numpy()
secom, fail = secom.iloc[order].fillna(-1.0), (meta["label"].iloc[order] == 1).astype(int)

cut = int(0.7 * len(secom))
vt = VarianceThreshold(threshold=0.01).fit(secom.iloc[:cut])
S = secom.loc[:, vt.get_support()]
print("sensors left:", S.shape[1])

early, late = S.iloc[:cut], S.iloc[cut:]
svm = make_pipeline(StandardScaler(), LinearSVC(C=0.001, class_weight="balanced", random_state=0))
svm.fit(early, fail.iloc[:cut])
print("AP:", average_precision_score(fail.iloc[cut:], svm.decision_function(late)))
