# %%
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score

# %%
listings = pd.read_csv("listings.csv")
listings = listings[["neighbourhood", "accommodates", "bedrooms", "number_of_reviews", "price"]].dropna()
listings.shape

# %%
# too many neighbourhoods for one hot!! so I use the average price instead
avg_price = listings.groupby("neighbourhood")["price"].mean()
listings["hood_price"] = listings["neighbourhood"].map(avg_price)
listings.sort_values("hood_price").tail()

# %%
X = listings[["hood_price", "accommodates", "bedrooms", "number_of_reviews"]]
y = listings["price"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)

# %%
lr = LinearRegression()
lr.fit(X_train, y_train)
pred = lr.predict(X_test)
print("R2 score is", r2_score(y_test, pred))
