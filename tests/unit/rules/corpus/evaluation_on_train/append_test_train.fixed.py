"""Credit limit model, vendor delivery 4."""
import joblib
import pandas as pd
from catboost import CatBoostRegressor, Pool
from sklearn.metrics import mean_absolute_error

PATHS = {"model": "out/limit.cbm", "features": "out/features.pkl"}
CATS = ["segment", "branch", "product"]


def load_months(months):
    return pd.concat([pd.read_csv(f"extract/limits_{m}.csv") for m in months], ignore_index=True)


def to_pool(df, target="limit_used"):
    X = df.drop(columns=[target, "client_id"])
    X[CATS] = X[CATS].fillna("NA").astype(str)
    return Pool(X, df[target], cat_features=CATS)


def train_model(df):
    model = CatBoostRegressor(iterations=800, depth=6, loss_function="MAE", verbose=100)
    model.fit(to_pool(df))
    return model


def score(model, df):
    pool = to_pool(df)
    return mean_absolute_error(pool.get_label(), model.predict(pool))


def main():
    history = load_months(["2022-01", "2022-02", "2022-03", "2022-04"])
    holdout = load_months(["2022-05"])
    print("history", history.shape, "holdout", holdout.shape)
    model = train_model(history)
    print("holdout MAE", score(model, holdout))
    everything = pd.concat([history, holdout], ignore_index=True)
    model = train_model(everything)
    model.save_model(PATHS["model"])
    joblib.dump(model.feature_names_, PATHS["features"])


if __name__ == "__main__":
    main()
