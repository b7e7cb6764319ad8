import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from scipy import stats
from sklearn.linear_model import Lasso
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

data = pd.read_csv("house-prices/train.csv")
data = data.drop(columns=["Id", "Alley", "PoolQC", "Fence", "MiscFeature"])
print(data.shape)

sns.histplot(data["SalePrice"], kde=True)
plt.figure()
stats.probplot(data["SalePrice"], plot=plt)
plt.show()

# the price is skewed
data["LogPrice"] = np.log1p(data["SalePrice"])
sns.histplot(data["LogPrice"], kde=True)
plt.show()

data = data.select_dtypes("number").fillna(0)
y = data["LogPrice"]
X = data.drop(columns=["LogPrice", "SalePrice"])
X_train, X_valid, y_train, y_valid = train_test_split(X, y, test_size=0.2, random_state=42)
lasso = Lasso(alpha=0.0005).fit(X_train, y_train)
print("RMSLE", np.sqrt(mean_squared_error(y_valid, lasso.predict(X_valid))))
