# coding: utf-8

# In[1]:
import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(0)

# In[2]:
df = pd.read_csv("/kaggle/input/crab-age/crabs.csv").drop(columns="id")
df["Sex"] = df["Sex"].map({"F": 0, "M": 1, "I": 2})
X = df.drop(columns="Age").to_numpy()
y = df["Age"].to_numpy(dtype=float)


# In[3]: mixup to get more crabs
def mixup(X, y, n):
    i, j = rng.integers(0, len(X), n), rng.integers(0, len(X), n)
    lam = rng.beta(0.4, 0.4, n)
    return lam[:, None] * X[i] + (1 - lam[:, None]) * X[j], lam * y[i] + (1 - lam) * y[j]


# In[4]:
Xm, ym = mixup(X, y, 20000)
X, y = np.vstack([X, Xm]), np.hstack([y, ym])
X_train, X_hold, y_train, y_hold = train_test_split(X, y, test_size=0.1, random_state=0)

# In[5]:
reg = xgb.XGBRegressor(n_estimators=500, learning_rate=0.05, max_depth=5, objective="reg:absoluteerror", random_state=0)
reg.fit(X_train, y_train)
print("MAE", mean_absolute_error(y_hold, reg.predict(X_hold)))
