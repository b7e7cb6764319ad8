import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import train_test_split

pay = pd.read_csv("ds_salaries.csv")
pay["senior"] = pay["experience_level"].isin(["SE", "EX"]).astype(int)
y = pay.pop("salary_in_usd")
X = pay.select_dtypes("number").drop(columns="salary")
X1, X2, y1, y2 = train_test_split(X, y, test_size=0.2)
print(HistGradientBoostingRegressor().fit(X1, y1).score(X2, y2))
