import pandas as pd
from sklearn.model_selection import train_test_split
from xgboost import XGBRegressor

t = pd.read_csv("tips.csv").select_dtypes("number")
a, b, c, d = train_test_split(t.drop(columns="tip"), t["tip"], random_state=0)
reg = XGBRegressor(n_estimators=80, max_depth=2)
reg.fit(a, c)
print({"train": reg.score(a, c), "test": reg.score(b, d)})
