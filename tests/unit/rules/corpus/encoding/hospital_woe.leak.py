# Weight-of-evidence coding of the admission ward, followed by a GLM
import numpy as np
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf

adm = pd.read_stata("admissions.dta")
adm["ward"] = adm["ward"].astype(str)
np.random.seed(321)
adm["half"] = np.random.choice(["derivation", "validation"], size=len(adm), p=[2 / 3, 1 / 3])
derivation = adm.query("half == 'derivation'").copy()
validation = adm.query("half == 'validation'").copy()


def woe(ward, died):
    tab = pd.crosstab(ward, died) + 0.5
    return np.log((tab[1] / tab[1].sum()) / (tab[0] / tab[0].sum()))


w = woe(adm["ward"], adm["died"])
for part in (derivation, validation):
    part["ward_woe"] = part["ward"].map(w).fillna(0.0)

glm = smf.glm("died ~ age + charlson + ward_woe", data=derivation, family=sm.families.Binomial()).fit()
print(glm.summary2())

eta = glm.predict(validation)
dev = -2 * np.mean(validation["died"] * np.log(eta) + (1 - validation["died"]) * np.log1p(-eta))
print("validation deviance per patient", round(dev, 4))
