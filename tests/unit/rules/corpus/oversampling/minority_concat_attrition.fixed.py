import pandas as pd
import statsmodels.formula.api as smf
from patsy import dmatrix

hr = pd.read_csv("attrition.csv")
hr["left"] = (hr["Attrition"] == "Yes") * 1
leavers, stayers = hr[hr["left"] == 1], hr[hr["left"] == 0]
print(len(leavers), "leavers,", len(stayers), "stayers")

est = hr.sample(frac=0.75, random_state=2)
chk = hr.drop(est.index)
l, s = est[est["left"] == 1], est[est["left"] == 0]
est = pd.concat([s, l.sample(len(s), replace=True, random_state=1)])

fit = smf.logit("left ~ Age + MonthlyIncome + C(OverTime) + bs(DistanceFromHome, df=4, lower_bound=0, upper_bound=60)",
                data=est).fit(disp=0)
print(fit.params)
cls = (fit.predict(chk) > 0.5).astype(int)
tab = pd.crosstab(chk["left"], cls, rownames=["obs"], colnames=["pred"])
print(tab)
print("sensitivity", tab.loc[1, 1] / tab.loc[1].sum())
