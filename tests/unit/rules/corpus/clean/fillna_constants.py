import pandas as pd
import lightgbm as lgb
from sklearn.model_selection import train_test_split

df = pd.read_csv("ames.csv", index_col="Id")
for c in df.select_dtypes("object"):
    df[c] = df[c].fillna("missing").astype("category")
df = df.fillna({"GarageArea": 0, "LotFrontage": -1})
df = df.fillna(0)
y = df.pop("SalePrice")
X_train, X_test, y_train, y_test = train_test_split(df, y, test_size=0.2, random_state=0)
print(lgb.LGBMRegressor().fit(X_train, y_train).score(X_test, y_test))
