# %%
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.metrics import explained_variance_score, mean_absolute_error, mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from tensorflow.keras.layers import Dense, Dropout
from tensorflow.keras.models import Sequential
from tensorflow.keras.optimizers import Adam

# %%
df = pd.read_csv("../DATA/kc_house_data.csv")
df.isnull().sum()
df.describe().transpose()

# %%
plt.figure(figsize=(12, 8))
sns.histplot(df["price"], kde=True)
plt.show()
sns.countplot(x=df["bedrooms"])
plt.show()
print(df.corr(numeric_only=True)["price"].sort_values().tail(10))

# %%
plt.figure(figsize=(12, 8))
sns.scatterplot(x="long", y="lat", data=df, hue="price")
plt.show()

# %% drop what tells nothing, count the rooms
df = df.drop("id", axis=1)
df["rooms"] = df["bedrooms"] + df["bathrooms"]
df["renovated"] = df["yr_renovated"].apply(lambda year: 1 if year > 0 else 0)
df["basement"] = df["sqft_basement"].apply(lambda area: 1 if area > 0 else 0)
df = df.drop(["date", "zipcode"], axis=1)

# %%
X = df.drop("price", axis=1).values
y = df["price"].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=101)

# %% scaling
scaler = MinMaxScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)
print(X_train.shape, X_test.shape)

# %%
model = Sequential()
model.add(Dense(19, activation="relu"))
model.add(Dense(19, activation="relu"))
model.add(Dropout(0.1))
model.add(Dense(19, activation="relu"))
model.add(Dense(1))
model.compile(optimizer=Adam(1e-3), loss="mse")
history = model.fit(x=X_train, y=y_train, validation_split=0.1, batch_size=128, epochs=400, verbose=0)
pd.DataFrame(history.history).plot()
plt.show()

# %%
predictions = model.predict(X_test)
print(mean_absolute_error(y_test, predictions))
print(np.sqrt(mean_squared_error(y_test, predictions)))
print(explained_variance_score(y_test, predictions))
plt.scatter(y_test, predictions)
plt.plot(y_test, y_test, "r")
plt.show()
