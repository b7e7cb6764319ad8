import pandas as pd
from sklearn.compose import TransformedTargetRegressor
from sklearn.linear_model import ElasticNet
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import PowerTransformer

bikes = pd.read_csv("day.csv", index_col="instant")
y = bikes["cnt"]
X = bikes[["temp", "atemp", "hum", "windspeed"]]

pt = PowerTransformer(method="yeo-johnson", standardize=True)
pt.fit(X)
Xt, Xv, yt, yv = train_test_split(pt.transform(X), y, test_size=0.2, random_state=8)
en = ElasticNet(alpha=0.01).fit(Xt, yt)
print(f"validation R2 = {en.score(Xv, yv):.3f}")
