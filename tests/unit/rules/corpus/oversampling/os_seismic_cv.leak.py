import pandas as pd
from imblearn.over_sampling import BorderlineSMOTE
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier

seis = pd.read_csv("seismic_bumps.csv")
hazard = seis["class"]
measures = seis[["genergy", "gpuls", "nbumps", "energy", "maxenergy"]]

bs = BorderlineSMOTE(random_state=3)
measures, hazard = bs.fit_resample(measures, hazard)
skf = StratifiedKFold(5, shuffle=True, random_state=3)
print(cross_val_score(KNeighborsClassifier(5), measures, hazard, cv=skf, scoring="f1").mean())
