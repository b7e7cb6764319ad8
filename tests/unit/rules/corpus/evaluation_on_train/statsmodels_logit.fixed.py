import pandas as pd
import statsmodels.formula.api as smf
from sklearn.metrics import roc_auc_score

tit = pd.read_csv("titanic.csv").dropna(subset=["Age"])
fit = tit.sample(frac=0.7, random_state=1)
res = smf.logit("Survived ~ Age + C(Pclass) + Sex", data=fit).fit()
rest = tit.drop(fit.index)
print("auc", roc_auc_score(rest["Survived"], res.predict(rest)))
