import pandas as pd
from imblearn.over_sampling import BorderlineSMOTE
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from imblearn.pipeline import make_pipeline

seis = pd.read_csv("seismic_bumps.csv")
hazard = seis["class"]
measures = seis[["genergy", "gpuls", "nbumps", "energy", "maxenergy"]]

bs = BorderlineSMOTE(random_state=3)
skf = StratifiedKFold(5, shuffle=True, random_state=3)
print(cross_val_score(make_pipeline(bs, KNeighborsClassifier(5)), measures, hazard, cv=skf, scoring="f1").mean())
