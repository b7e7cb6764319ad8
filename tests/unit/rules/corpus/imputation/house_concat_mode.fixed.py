import pandas as pd
import numpy as np
from sklearn.linear_model import Lasso
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

train = pd.read_csv("train.csv")
test = pd.read_csv("test.csv")
ids = test["Id"]

y_all = np.log1p(train["SalePrice"].values)
tr, val, y_tr, y_val = train_test_split(train.drop(["SalePrice", "Id"], axis=1), y_all, test_size=0.2, random_state=7)
sub = test.drop(["Id"], axis=1)
parts = [tr.copy(), val.copy(), sub.copy()]

for p in parts:
    for col in ("PoolQC", "MiscFeature", "Alley", "Fence", "FireplaceQu", "GarageType"):
        p[col] = p[col].fillna("None")
    for col in ("GarageYrBlt", "GarageArea", "GarageCars"):
        p[col] = p[col].fillna(0)

for col in ["MSZoning", "Electrical", "KitchenQual", "Exterior1st"]:
    most_common = tr[col].mode()[0]
    for p in parts:
        p[col] = p[col].fillna(most_common)
num = tr.select_dtypes("number").columns
out = []
for p in parts:
    p["LotFrontage"] = p["LotFrontage"].fillna(0)
    q = p[num].fillna(0)
    q["is_RL"] = p["MSZoning"].eq("RL")
    out.append(q)
X_tr, X_val, test = out
model = Lasso(alpha=0.0005, max_iter=5000)
model.fit(X_tr.fillna(0), y_tr)
print("val rmse", np.sqrt(mean_squared_error(y_val, model.predict(X_val.fillna(0)))))

sub = pd.DataFrame({"Id": ids, "SalePrice": np.expm1(model.predict(test.fillna(0)))})
sub.to_csv("submission.csv", index=False)
