import pandas as pd
from sklearn.cluster import MiniBatchKMeans
from sklearn.model_selection import train_test_split
from lightgbm import LGBMRegressor

king = pd.read_csv("kc_house_data.csv")
km = MiniBatchKMeans(n_clusters=40, random_state=0)
geo = ["lat", "long"]
king["zone"] = km.fit_predict(king[geo])
tr, te = train_test_split(king, test_size=0.2, random_state=0)
cols = ["zone", "sqft_living", "grade", "bathrooms"]
m = LGBMRegressor(n_estimators=400).fit(tr[cols], tr["price"])
print("R2", m.score(te[cols], te["price"]))
