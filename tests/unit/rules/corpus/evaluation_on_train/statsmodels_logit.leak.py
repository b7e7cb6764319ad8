import pandas as pd
import statsmodels.formula.api as smf
from sklearn.metrics import roc_auc_score

tit = pd.read_csv("titanic.csv").dropna(subset=["Age"])
res = smf.logit("Survived ~ Age + C(Pclass) + Sex", data=tit).fit()
print(res.summary())
print("auc", roc_auc_score(tit["Survived"], res.predict(tit)))
