import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

listings = (
    pd.read_csv("listings.csv.gz")
    .loc[:, ["price", "beds", "bathrooms", "review_scores_rating", "accommodates", "minimum_nights"]]
    .assign(price=lambda d: d["price"].str.replace(r"[$,]", "", regex=True).astype(float))
    .dropna(subset=["price"])
    .query("price > 10 and price < 2000")
)

train, test = train_test_split(listings, test_size=0.3, random_state=99)
feature_means = train.drop(columns="price").mean()
train = train.fillna(feature_means)
test = test.fillna(feature_means)

reg = Ridge(alpha=3.0).fit(train.drop(columns="price"), np.log(train["price"]))
test_pred = np.exp(reg.predict(test.drop(columns="price")))
print("MAE ($):", mean_absolute_error(test["price"], test_pred))
