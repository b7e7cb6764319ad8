import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

df = pd.read_csv("rent.csv")
train, test = train_test_split(df, random_state=1)
train, test = train.copy(), test.copy()
city_mean = train.groupby("city")["rent"].mean()
for part in (train, test):
    part["city_enc"] = part["city"].map(city_mean).fillna(train["rent"].mean())

cols = ["area", "rooms", "city_enc"]
X_train, y_train = train[cols], train["rent"]
X_test, y_test = test[cols], test["rent"]

reg = LinearRegression().fit(X_train, y_train)
print(reg.score(X_test, y_test))
