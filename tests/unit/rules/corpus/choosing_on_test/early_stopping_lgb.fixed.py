import pandas as pd
import lightgbm as lgb
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

rest = pd.read_csv("restaurant_revenue.csv").select_dtypes("number")
y = rest.pop("revenue")
X_train, X_test, y_train, y_test = train_test_split(rest, y, test_size=0.2, random_state=1)
X_fit, X_val, y_fit, y_val = train_test_split(X_train, y_train, test_size=0.2, random_state=1)
model = lgb.LGBMRegressor(n_estimators=5000, learning_rate=0.01)
model.fit(X_fit, y_fit, eval_set=[(X_val, y_val)], callbacks=[lgb.early_stopping(100)])
print("RMSE", mean_squared_error(y_test, model.predict(X_test)) ** 0.5)
