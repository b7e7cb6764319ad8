# In[1]:
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from sklearn.neighbors import KNeighborsRegressor
from sklearn.metrics import mean_squared_error

# In[2]:
train = pd.read_csv("energy_2016.csv")
test = pd.read_csv("energy_2017.csv")
train.shape, test.shape

# In[3]:
num_cols = ["sq_ft", "air_temp", "dew_temp", "wind", "occupancy"]
mm = MinMaxScaler()
mm.fit(train[num_cols])
train[num_cols] = mm.transform(train[num_cols])
test[num_cols] = mm.transform(test[num_cols])

# In[4]:
knn = KNeighborsRegressor(n_neighbors=15, weights="distance")
knn.fit(train[num_cols], train["meter_reading"])

# In[5]:
print("MSE 2017:", mean_squared_error(test["meter_reading"], knn.predict(test[num_cols])))
