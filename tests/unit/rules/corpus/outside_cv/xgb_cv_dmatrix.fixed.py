import pandas as pd
import xgboost as xgb
from sklearn.model_selection import KFold
from sklearn.preprocessing import PowerTransformer

allstate = pd.read_csv("allstate.csv", index_col="id")
num = allstate.filter(like="cont")
y = allstate["loss"]
params = {"objective": "reg:absoluteerror", "eta": 0.05, "max_depth": 6}
for tr, va in KFold(3, shuffle=True, random_state=0).split(num):
    pt = PowerTransformer().fit(num.iloc[tr])
    a, b = pt.transform(num.iloc[tr]), pt.transform(num.iloc[va])
    bst = xgb.train(params, xgb.DMatrix(a, y.iloc[tr]), num_boost_round=200)
    p = bst.predict(xgb.DMatrix(b))
    print(abs(p - y.iloc[va]).mean())
