import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_percentage_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

houses = pd.read_csv("kc_house_data.csv")
# some houses were sold twice, keep the last sale
houses = houses.sort_values("date").drop_duplicates(subset="id", keep="last")

cols = ["bedrooms", "bathrooms", "sqft_living", "sqft_lot", "floors", "grade", "yr_built"]
X = houses[cols].astype(float)
y = np.log(houses["price"])

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=8)

# a 33 bedroom house and some huge lots spoil the linear fit
low = X_train.quantile(0.01)
high = X_train.quantile(0.99)
X_train = X_train.clip(lower=low, upper=high, axis=1)
X_test = X_test.clip(lower=low, upper=high, axis=1)

reg = make_pipeline(StandardScaler(), Ridge(alpha=1.0))
reg.fit(X_train, y_train)

pred = reg.predict(X_test)
print("R2  :", r2_score(y_test, pred))
print("MAPE:", mean_absolute_percentage_error(np.exp(y_test), np.exp(pred)))
