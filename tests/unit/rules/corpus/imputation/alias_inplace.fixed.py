import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.metrics import mean_absolute_error

CHEM = ["ph", "nitrogen", "potassium", "organic_carbon"]

df = pd.read_csv("data/soil_survey.csv")
order = np.random.default_rng(7).permutation(len(df))
cut = int(0.75 * len(df))
train_idx, test_idx = order[:cut], order[cut:]

# the lab skips some assays
work = df.iloc[train_idx]
df.fillna({c: work[c].median() for c in CHEM}, inplace=True)

train, test = df.iloc[train_idx], df.iloc[test_idx]
model = ExtraTreesRegressor(n_estimators=400, random_state=0)
model.fit(train[CHEM + ["slope"]], train["yield_t"])
pred = model.predict(test[CHEM + ["slope"]])
print(f"MAE {mean_absolute_error(test['yield_t'], pred):.3f}")
