import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

df = pd.read_csv("rent.csv")
city_mean = df.groupby("city")["rent"].mean()
df["city_enc"] = df["city"].map(city_mean)

X = df[["area", "rooms", "city_enc"]]
y = df["rent"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)

reg = LinearRegression().fit(X_train, y_train)
print(reg.score(X_test, y_test))
