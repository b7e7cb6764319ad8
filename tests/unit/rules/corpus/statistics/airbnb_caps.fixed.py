# Airbnb Lisbon - nightly price

import numpy as np
import pandas as pd
from sklearn.linear_model import HuberRegressor
from sklearn.metrics import median_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

listings = (
    pd.read_csv('listings.csv.gz', low_memory=False)
      .drop_duplicates('id')
      .assign(price=lambda d: d['price'].str.replace('[$,]', '', regex=True).astype(float))
      .query('price > 0')
)
use = ['accommodates', 'bedrooms', 'beds', 'minimum_nights', 'number_of_reviews',
       'reviews_per_month', 'availability_365', 'calculated_host_listings_count']
listings = listings.dropna(subset=use)

train, test = train_test_split(listings, test_size=0.2, random_state=10)
train, test = train.copy(), test.copy()

# minimum_nights has 1125, some hosts have 400 flats... cap everything with Tukey fences
q1 = train[use].quantile(0.25)
q3 = train[use].quantile(0.75)
iqr = q3 - q1
train[use] = train[use].clip(lower=q1 - 1.5 * iqr, upper=q3 + 1.5 * iqr, axis=1)
test[use] = test[use].clip(lower=q1 - 1.5 * iqr, upper=q3 + 1.5 * iqr, axis=1)

model = make_pipeline(StandardScaler(), HuberRegressor(max_iter=1000))
model.fit(train[use], np.log(train['price']))

pred = np.exp(model.predict(test[use]))
print('median abs error (EUR):', round(median_absolute_error(test['price'], pred), 1))
print('baseline              :', median_absolute_error(test['price'], [train['price'].median()] * len(test)))
