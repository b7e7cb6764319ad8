import pandas as pd
import statsmodels.formula.api as smf
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("gapminder.csv").dropna()
cols = ["incomeperperson", "internetuserate", "urbanrate"]
df[cols] = StandardScaler().fit_transform(df[cols])
df["lifeexpectancy"] = df["lifeexpectancy"] - df["lifeexpectancy"].mean()
res = smf.ols("lifeexpectancy ~ incomeperperson + internetuserate + urbanrate", data=df).fit()
print(res.summary())
print(res.conf_int())
