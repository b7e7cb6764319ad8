import pandas as pd
from category_encoders.james_stein import JamesSteinEncoder
from sklearn.model_selection import train_test_split
from sklearn.ensemble import HistGradientBoostingRegressor as HGB

flights = pd.read_csv("flights.csv", usecols=["carrier", "origin", "dest", "distance", "arr_delay"]).dropna()
delay = flights["arr_delay"]
inputs = flights.drop(columns="arr_delay")
inputs = inputs.pipe(lambda d: JamesSteinEncoder(cols=["carrier", "origin", "dest"]).fit_transform(d, delay))
i_tr, i_te, d_tr, d_te = train_test_split(inputs, delay, test_size=0.2, shuffle=True, random_state=66)
print(HGB(max_iter=200).fit(i_tr, d_tr).score(i_te, d_te))
