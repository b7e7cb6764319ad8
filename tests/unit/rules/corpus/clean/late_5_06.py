# # Walmart weekly sales, LightGBM with lags

# In[1]:
import pandas as pd
import lightgbm as lgb
import matplotlib.pyplot as plt
from sklearn.metrics import mean_absolute_error

df = pd.read_csv("walmart_sales.csv", parse_dates=["Date"])
df = df.sort_values(["Store", "Date"]).reset_index(drop=True)

# In[2]:
# one week ahead: only weeks that are already over
g = df.groupby("Store")["Weekly_Sales"]
df["lag1"] = g.shift(1)
df["lag2"] = g.shift(2)
df["lag52"] = g.shift(52)
df["roll4"] = g.transform(lambda s: s.shift(1).rolling(4).mean())
df["store_avg_so_far"] = g.transform(lambda s: s.shift(1).expanding().mean())
df["week"] = df["Date"].dt.isocalendar().week.astype(int)
df = df.dropna()

# In[3]:
feats = ["Store", "Holiday_Flag", "lag1", "lag2", "lag52", "roll4", "store_avg_so_far", "week"]
train = df[df.Date < "2012-06-01"]
test = df[df.Date >= "2012-06-01"]

# In[4]:
m = lgb.LGBMRegressor(n_estimators=400, learning_rate=0.05)
m.fit(train[feats], train["Weekly_Sales"])
pred = m.predict(test[feats])
print("MAE model ", mean_absolute_error(test["Weekly_Sales"], pred))
print("MAE lag52 ", mean_absolute_error(test["Weekly_Sales"], test["lag52"]))

# In[5]:
lgb.plot_importance(m)
plt.show()
