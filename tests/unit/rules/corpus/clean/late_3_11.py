from typing import Final

import joblib
import pandas as pd
from sklearn.base import clone
from sklearn.ensemble import RandomForestRegressor
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

PIPELINE: Final = Pipeline([
    ("scale", StandardScaler()),
    ("select", SelectKBest(f_regression, k=15)),
    ("forest", RandomForestRegressor(random_state=0)),
])


def estimate_error(x: pd.DataFrame, y: pd.Series) -> float:
    xa, xb, ya, yb = train_test_split(x, y, test_size=0.2, random_state=0)
    return mean_absolute_error(yb, clone(PIPELINE).fit(xa, ya).predict(xb))


def build_release(x: pd.DataFrame, y: pd.Series) -> Pipeline:
    """The shipped model uses every row; its error was estimated before."""
    return clone(PIPELINE).fit(x, y)


def main() -> None:
    df = pd.read_csv("machines.csv")
    y = df.pop("hours_to_failure")
    print("expected MAE", estimate_error(df, y))
    joblib.dump(build_release(df, y), "release.joblib")


if __name__ == "__main__":
    main()
