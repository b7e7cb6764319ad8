import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

boston = pd.read_csv("boston.csv")
resp = "medv"
tr = boston.sample(frac=2 / 3, random_state=1984)
te = boston.drop(tr.index)


def backward(data, response, alpha=0.05):
    terms = [c for c in data.columns if c != response]
    while True:
        fit = smf.ols(f"{response} ~ " + " + ".join(terms), data=data).fit()
        pv = fit.pvalues.drop("Intercept")
        if pv.max() <= alpha or len(terms) == 1:
            return terms
        terms.remove(pv.idxmax())


terms = backward(tr, resp)
fml = f"{resp} ~ " + " + ".join(terms)
print(fml)
final = smf.ols(fml, data=tr).fit(cov_type="HC3")
print(final.summary().tables[1])

e = te[resp] - final.predict(te)
print("hold-out MSPE", np.mean(e**2))
print("in-sample MSE", final.mse_resid)
