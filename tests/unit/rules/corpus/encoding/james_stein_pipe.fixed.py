import pandas as pd
from category_encoders.james_stein import JamesSteinEncoder
from sklearn.model_selection import train_test_split
from sklearn.ensemble import HistGradientBoostingRegressor as HGB

flights = pd.read_csv("flights.csv", usecols=["carrier", "origin", "dest", "distance", "arr_delay"]).dropna()
delay = flights["arr_delay"]
inputs = flights.drop(columns="arr_delay")
i_tr, i_te, d_tr, d_te = train_test_split(inputs, delay, test_size=0.2, shuffle=True, random_state=66)
js = JamesSteinEncoder(cols=["carrier", "origin", "dest"]).fit(i_tr, d_tr)
i_tr, i_te = i_tr.pipe(js.transform), i_te.pipe(js.transform)
print(HGB(max_iter=200).fit(i_tr, d_tr).score(i_te, d_te))
