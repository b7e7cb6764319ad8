import pandas as pd
import xgboost as xgb
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

d = pd.read_csv("bulldozers_num.csv")
y = d.pop("log_price")
dev, test, dev_y, test_y = train_test_split(d, y, test_size=0.2, random_state=0)
ddev = xgb.DMatrix(dev, dev_y)
par = {"eta": 0.1, "max_depth": 6, "seed": 0}
hist = xgb.cv(par, ddev, 2000, nfold=5, early_stopping_rounds=30, seed=0)
bst = xgb.train(par, ddev, len(hist))
print(len(hist), mean_absolute_error(test_y, bst.predict(xgb.DMatrix(test))))
