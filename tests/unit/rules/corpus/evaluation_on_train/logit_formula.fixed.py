# Modelo logístico de abandono escolar (traducción del script en R)
# glm(abandono ~ ..., family = binomial)
import numpy as np
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf
from sklearn.metrics import roc_auc_score, brier_score_loss

alumnos = pd.read_csv("alumnos_2018.csv", encoding="latin1")
alumnos = alumnos.dropna(subset=["abandono", "nota_acceso", "edad", "beca", "turno"])
alumnos["abandono"] = (alumnos["abandono"] == "si").astype(int)
alumnos["mayor25"] = (alumnos["edad"] > 25).astype(int)

# descriptivos
print(alumnos.groupby("turno")["abandono"].agg(["mean", "size"]))
print(alumnos.groupby("beca")["abandono"].agg(["mean", "size"]))
print(pd.crosstab(alumnos["mayor25"], alumnos["abandono"], normalize="index"))

# set.seed(123); idx <- sample(...)
rng = np.random.RandomState(123)
idx = rng.rand(len(alumnos)) < 0.7
entreno = alumnos[idx]
prueba = alumnos[~idx]
print("n entreno:", len(entreno), " n prueba:", len(prueba))

formula = "abandono ~ nota_acceso + I(nota_acceso ** 2) + mayor25 + C(beca, levels=['no', 'si']) + C(turno, levels=['manana', 'tarde', 'noche']) + horas_trabajo"
m1 = smf.glm(formula, data=entreno, family=sm.families.Binomial()).fit()
print(m1.summary())

# odds ratios con IC 95 %
tabla = pd.concat([np.exp(m1.params), np.exp(m1.conf_int())], axis=1)
tabla.columns = ["OR", "2.5%", "97.5%"]
print(tabla.round(3))

# validación
prob = m1.predict(prueba)
ok = prob.notna()
print("AUC   :", round(roc_auc_score(prueba.loc[ok, "abandono"], prob[ok]), 3))
print("Brier :", round(brier_score_loss(prueba.loc[ok, "abandono"], prob[ok]), 3))

# calibración por deciles de probabilidad en la muestra de prueba
dec = pd.qcut(prob[ok], 10, duplicates="drop")
print(pd.DataFrame({"obs": prueba.loc[ok, "abandono"], "pred": prob[ok]}).groupby(dec, observed=True).mean())
