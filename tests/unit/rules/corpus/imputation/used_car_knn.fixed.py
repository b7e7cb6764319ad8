import numpy as np
import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.impute import KNNImputer
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

NUMERIC = ["year", "mileage", "engine_cc", "power_hp", "doors", "owners"]


def load_listings(path):
    df = pd.read_csv(path, usecols=NUMERIC + ["price"]).drop_duplicates()
    df = df[df["price"] > 0]
    return df[NUMERIC], df["price"]


def fill_missing(train, test):
    imputer = KNNImputer(n_neighbors=7, weights="distance")
    train_filled = imputer.fit_transform(train)
    test_filled = imputer.transform(test)
    return (
        pd.DataFrame(train_filled, columns=NUMERIC, index=train.index),
        pd.DataFrame(test_filled, columns=NUMERIC, index=test.index),
    )


def fit_price_model(X, y):
    model = LGBMRegressor(n_estimators=600, learning_rate=0.03, num_leaves=31)
    model.fit(X, np.log1p(y))
    return model


def main():
    X, y = load_listings("listings_2023.csv")
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=11)
    X_tr, X_te = fill_missing(X_tr, X_te)

    model = fit_price_model(X_tr, y_tr)
    pred = np.expm1(model.predict(X_te))
    print(f"MAE: {mean_absolute_error(y_te, pred):,.0f} EUR on {len(y_te)} cars")


if __name__ == "__main__":
    main()
