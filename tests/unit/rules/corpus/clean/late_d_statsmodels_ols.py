import numpy as np
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf

penguins = pd.read_csv('penguins.csv').dropna()
penguins['log_mass'] = np.log(penguins['body_mass_g'])
penguins['flipper_c'] = penguins['flipper_length_mm'] - penguins['flipper_length_mm'].mean()
res = smf.ols('log_mass ~ flipper_c + C(species) + C(sex)', data=penguins).fit()
print(res.summary())
print(sm.stats.anova_lm(res, typ=2))
print(res.conf_int())
