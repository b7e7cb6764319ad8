import pandas as pd
import statsmodels.api as sm

solub = pd.read_csv("delaney.csv")
desc = [c for c in solub.columns if c not in ("smiles", "logS")]

# backward elimination on p-values
current = list(desc)
while current:
    full = sm.OLS(solub["logS"], sm.add_constant(solub[current])).fit()
    worst = full.pvalues.drop("const").idxmax()
    if full.pvalues[worst] < 0.05:
        break
    current.remove(worst)
print("left:", current)

train = solub.sample(frac=0.8, random_state=12)
test = solub.drop(train.index)
final = sm.OLS(train["logS"], sm.add_constant(train[current])).fit()
pred = final.predict(sm.add_constant(test[current]))
print("RMSE", ((pred - test["logS"]) ** 2).mean() ** 0.5)
