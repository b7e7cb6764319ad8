# In[1]:


from sklearn.datasets import fetch_california_housing
from sklearn.cluster import KMeans
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_squared_error
import matplotlib.pyplot as plt
import numpy as np
import warnings
warnings.filterwarnings('ignore')


# In[2]:


df = fetch_california_housing(as_frame=True).frame
df.describe()


# In[3]:


df.plot(kind='scatter', x='Longitude', y='Latitude', alpha=0.1, c='MedHouseVal', cmap='jet')
plt.show()


# In[4]:


# FEATURE ENGINEERING !!
df['RoomsPerPerson'] = df['AveRooms'] / df['AveOccup']
df['BedroomRatio'] = df['AveBedrms'] / df['AveRooms']
km = KMeans(n_clusters=12, n_init=10, random_state=42)
df['Cluster'] = km.fit_predict(df[['Latitude', 'Longitude']])


# In[5]:


X = df.drop('MedHouseVal', axis=1)
y = df['MedHouseVal']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)


# In[6]:


gbr = GradientBoostingRegressor(n_estimators=300)
gbr.fit(X_train, y_train)
preds = gbr.predict(X_test)
print("RMSE =", np.sqrt(mean_squared_error(y_test, preds)))
