import pandas as pd
import statsmodels.api as sm

panel = pd.read_csv("firm_panel.csv")
xs = ["capital", "rnd", "employees"]
is_tr = panel["year"] < 2016

panel[xs] = panel[xs] - panel.loc[is_tr, xs].mean()
panel["rnd_x_cap"] = panel["rnd"] * panel["capital"]
design = sm.add_constant(panel[xs + ["rnd_x_cap"]], has_constant="add")

poisson = sm.GLM(panel.loc[is_tr, "patents"], design[is_tr], family=sm.families.Poisson()).fit()
print(poisson.summary())
mu = poisson.predict(design[~is_tr])
print("MAE out of sample", (panel.loc[~is_tr, "patents"] - mu).abs().mean())
