import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

homes = (
    pd.read_csv("rents.csv")
    .query("area > 10 and rent > 0")
    .drop_duplicates()
    .reset_index(drop=True)
    .assign(log_rent=lambda d: np.log(d["rent"]))
)

train = homes.sample(frac=0.8, random_state=21)
test = homes.drop(train.index)

fit = smf.ols("log_rent ~ area + rooms + balcony + np.sqrt(km_to_centre)", data=train).fit()
error = test["log_rent"] - fit.predict(test)
print(fit.params.round(3))
print(f"holdout RMSE (log): {np.sqrt((error ** 2).mean()):.3f}")
