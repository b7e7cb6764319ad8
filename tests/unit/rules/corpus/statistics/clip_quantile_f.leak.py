import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

CFG = {"path": "listings.csv.gz", "num": ["accommodates", "beds", "minimum_nights", "number_of_reviews"],
       "q": (0.01, 0.99)}


def winsorize(df, bounds):
    for c, (lo, hi) in bounds.items():
        df[c] = df[c].clip(lo, hi)
    return df


def limits(df, cols, q):
    return {c: tuple(df[c].quantile(list(q))) for c in cols}


airbnb = pd.read_csv(CFG["path"], usecols=CFG["num"] + ["price"]).dropna()
airbnb["price"] = airbnb["price"].str.replace(r"[$,]", "", regex=True).astype(float)
airbnb = winsorize(airbnb, limits(airbnb, CFG["num"], CFG["q"]))
train, test = train_test_split(airbnb, test_size=0.25, random_state=77)
gbr = GradientBoostingRegressor(loss="absolute_error").fit(train[CFG["num"]], train["price"])
print(mean_absolute_error(test["price"], gbr.predict(test[CFG["num"]])))
