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
train, test = train_test_split(listings, random_state=42)
avg_price = train.groupby("neighbourhood")["price"].mean()
train = train.assign(hood_price=train["neighbourhood"].map(avg_price))
test = test.assign(hood_price=test["neighbourhood"].map(avg_price).fillna(train["price"].mean()))

# %%
cols = ["hood_price", "accommodates", "bedrooms", "number_of_reviews"]
X_train, y_train = train[cols], train["price"]
X_test, y_test = test[cols], test["price"]

# %%
lr = LinearRegression()
lr.fit(X_train, y_train)
pred = lr.predict(X_test)
print("R2 score is", r2_score(y_test, pred))
