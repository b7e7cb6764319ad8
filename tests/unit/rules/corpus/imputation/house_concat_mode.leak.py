import pandas as pd
import numpy as np
from sklearn.linear_model import Lasso
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

train = pd.read_csv("train.csv")
test = pd.read_csv("test.csv")
ids = test["Id"]

ntrain = train.shape[0]
y_all = np.log1p(train["SalePrice"].values)
all_data = pd.concat([train, test]).reset_index(drop=True)
all_data.drop(["SalePrice", "Id"], axis=1, inplace=True)

for col in ("PoolQC", "MiscFeature", "Alley", "Fence", "FireplaceQu", "GarageType"):
    all_data[col] = all_data[col].fillna("None")
for col in ("GarageYrBlt", "GarageArea", "GarageCars"):
    all_data[col] = all_data[col].fillna(0)

for col in ["MSZoning", "Electrical", "KitchenQual", "Exterior1st"]:
    all_data[col] = all_data[col].fillna(all_data[col].mode()[0])
all_data["LotFrontage"] = all_data["LotFrontage"].fillna(0)
all_data = all_data.select_dtypes("number").join(all_data["MSZoning"].eq("RL").rename("is_RL"))

train = all_data[:ntrain]
test = all_data[ntrain:]

X_tr, X_val, y_tr, y_val = train_test_split(train, y_all, test_size=0.2, random_state=7)
model = Lasso(alpha=0.0005, max_iter=5000)
model.fit(X_tr.fillna(0), y_tr)
print("val rmse", np.sqrt(mean_squared_error(y_val, model.predict(X_val.fillna(0)))))

sub = pd.DataFrame({"Id": ids, "SalePrice": np.expm1(model.predict(test.fillna(0)))})
sub.to_csv("submission.csv", index=False)
