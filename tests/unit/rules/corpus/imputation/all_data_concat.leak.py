import pandas as pd
import lightgbm as lgb

train = pd.read_csv("/kaggle/input/house-prices-advanced-regression-techniques/train.csv")
test = pd.read_csv("/kaggle/input/house-prices-advanced-regression-techniques/test.csv")
test_id = test["Id"]
ntrain = train.shape[0]
target = train.pop("SalePrice")

all_data = pd.concat([train, test]).reset_index(drop=True)
all_data.drop(["Id", "Utilities"], axis=1, inplace=True)
all_data["GarageType"] = all_data["GarageType"].fillna("None")
all_data["GarageArea"] = all_data["GarageArea"].fillna(0)
all_data["LotFrontage"] = all_data["LotFrontage"].fillna(all_data["LotFrontage"].median())
all_data = pd.get_dummies(all_data)

train, test = all_data[:ntrain], all_data[ntrain:]
model = lgb.LGBMRegressor(n_estimators=720, learning_rate=0.05, num_leaves=5)
model.fit(train, target)
pd.DataFrame({"Id": test_id, "SalePrice": model.predict(test)}).to_csv("submission.csv", index=False)
