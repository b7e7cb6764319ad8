import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.ensemble import RandomForestRegressor

train_data = pd.read_csv("../input/train.csv")
test_data = pd.read_csv("../input/test.csv")
features = ["OverallQual", "GrLivArea", "GarageCars", "TotalBsmtSF", "YearBuilt"]

imputer = SimpleImputer(strategy="median")
X = imputer.fit_transform(train_data[features])
y = train_data["SalePrice"]
X_test = imputer.fit_transform(test_data[features])

rf = RandomForestRegressor(n_estimators=300, random_state=1)
rf.fit(X, y)
pd.DataFrame({"Id": test_data.Id, "SalePrice": rf.predict(X_test)}).to_csv("submission.csv", index=False)
