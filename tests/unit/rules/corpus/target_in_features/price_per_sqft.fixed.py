import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

flat = pd.read_csv("bengaluru.csv").dropna()
flat["room_sqft"] = flat["total_sqft"] / flat["bhk"]
y = flat["price"]
X = flat.drop(columns=["price", "location"])
a, b, c, d = train_test_split(X, y, test_size=0.2, random_state=10)
print(LinearRegression().fit(a, c).score(b, d))
