import pandas as pd
import statsmodels.api as sm

d = pd.read_csv("wages.csv")
train = d.sample(frac=0.7, random_state=200)
test = d.drop(train.index)
test = test.fillna(train.mean(numeric_only=True))
train = train.fillna(train.mean(numeric_only=True))
ols = sm.OLS(train["wage"], sm.add_constant(train[["educ", "exper", "tenure"]])).fit()
print(ols.summary())
pred = ols.predict(sm.add_constant(test[["educ", "exper", "tenure"]]))
print("rmse", ((test["wage"] - pred) ** 2).mean() ** 0.5)
