"""Association of air pollution with lung function. Inference only, no prediction."""
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

lung = pd.read_csv("lung_function.csv")
lung["pm25_c"] = lung["pm25"] - lung["pm25"].mean()
lung["age_z"] = (lung["age"] - lung["age"].mean()) / lung["age"].std()
lung["height"] = lung["height"].fillna(lung["height"].median())

m0 = smf.mixedlm("fev1 ~ age_z + height + C(sex)", data=lung, groups=lung["centre"]).fit(reml=False)
m1 = smf.mixedlm("fev1 ~ pm25_c + age_z + height + C(sex)", data=lung, groups=lung["centre"]).fit(reml=False)
print(m1.summary())
lr = 2 * (m1.llf - m0.llf)
print("likelihood ratio statistic:", round(lr, 2))
print("95% CI for PM2.5:", m1.conf_int().loc["pm25_c"].round(4).tolist())
