import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split

rent = pd.read_csv("rent_berlin.csv")
x_train, x_test, y_train, y_test = train_test_split(
    rent[["area", "rooms", "floor", "year"]], rent["warm_rent"], test_size=0.2, random_state=99
)
lm = LinearRegression().fit(x_train, y_train)
yhat = lm.predict(x_test)
print("R2 =", r2_score(y_test, yhat))
print("MAE =", mean_absolute_error(y_test, yhat))
