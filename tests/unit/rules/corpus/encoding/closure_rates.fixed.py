import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

CATS = ("make", "model", "region")


def rate_encoder(frame, col, target, weight=20):
    prior = frame[target].mean()
    agg = frame.groupby(col)[target].agg(["sum", "count"])
    table = (agg["sum"] + weight * prior) / (agg["count"] + weight)
    return lambda values: values.map(table).fillna(prior)


cars = pd.read_csv("used_cars.csv", usecols=[*CATS, "price", "mileage", "age", "sold_30d"])
train, test = train_test_split(cars, test_size=0.2, stratify=cars["sold_30d"], random_state=42)
encoders = {c: rate_encoder(train, c, "sold_30d") for c in CATS}


def features(part):
    coded = {f"{c}_rate": encode(part[c]) for c, encode in encoders.items()}
    return part[["price", "mileage", "age"]].assign(**coded)


clf = HistGradientBoostingClassifier(learning_rate=0.05, early_stopping=False)
clf.fit(features(train), train["sold_30d"])
print("log loss", log_loss(test["sold_30d"], clf.predict_proba(features(test))[:, 1]))
