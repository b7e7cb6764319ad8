import numpy as np
import pandas as pd
from sklearn.linear_model import RidgeCV
from sklearn.metrics import mean_squared_error

RAW = "house_listings_2019.csv"


def tidy_names(df):
    return df.rename(columns=lambda c: c.strip().lower().replace(" ", "_"))


def add_age(df):
    return df.assign(house_age=df["sale_year"] - df["year_built"])


def flags(df):
    return df.assign(
        has_garage=df["garage_cars"].gt(0).astype(int),
        has_pool=df["pool_sqft"].fillna(0).gt(0).astype(int),
    )


listings = (
    pd.read_csv(RAW)
    .pipe(tidy_names)
    .query("price > 0")
    .pipe(add_age)
    .pipe(flags)
    .assign(
        lot_frontage=lambda d: d["lot_frontage"].fillna(d["lot_frontage"].mean()),
        garage_cars=lambda d: d["garage_cars"].fillna(0),
    )
    .sample(frac=1, random_state=99)
    .reset_index(drop=True)
)

cut = int(0.8 * len(listings))
train, test = listings.iloc[:cut], listings.iloc[cut:]

features = ["lot_frontage", "garage_cars", "house_age", "has_garage", "has_pool", "living_sqft"]
model = RidgeCV(alphas=np.logspace(-3, 3, 13))
model.fit(train[features], np.log(train["price"]))
pred = model.predict(test[features])
rmse = np.sqrt(mean_squared_error(np.log(test["price"]), pred))
print(f"RMSLE on hold-out: {rmse:.4f}")
print(pd.Series(model.coef_, index=features).sort_values())
