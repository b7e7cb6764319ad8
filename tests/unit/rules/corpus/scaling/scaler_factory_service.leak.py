import logging
from abc import ABC, abstractmethod

import pandas as pd
from sklearn import preprocessing
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.svm import SVR

logger = logging.getLogger("pricing")
CFG = {"scaler": "RobustScaler", "svr": {"C": 10.0, "epsilon": 0.05}, "holdout": 0.25}


class Stage(ABC):
    @abstractmethod
    def __call__(self, ctx: dict) -> dict: ...


class Load(Stage):
    def __call__(self, ctx):
        df = pd.read_csv(ctx["path"])
        ctx["y"] = df.pop("price")
        ctx["X"] = df.select_dtypes("number")
        return ctx


class Scale(Stage):
    def __init__(self, name: str):
        self.impl = getattr(preprocessing, name)()

    def __call__(self, ctx):
        ctx["X"] = self.impl.fit_transform(ctx["X"])
        logger.debug("scaled with %r", self.impl)
        return ctx


class Split(Stage):
    def __call__(self, ctx):
        ctx["parts"] = train_test_split(ctx["X"], ctx["y"], test_size=CFG["holdout"], random_state=0)
        return ctx


class Evaluate(Stage):
    def __call__(self, ctx):
        Xa, Xb, ya, yb = ctx["parts"]
        svr = SVR(**CFG["svr"]).fit(Xa, ya)
        ctx["rmse"] = mean_squared_error(yb, svr.predict(Xb)) ** 0.5
        return ctx


def main(path: str) -> float:
    ctx = {"path": path}
    for stage in (Load(), Scale(CFG["scaler"]), Split(), Evaluate()):
        ctx = stage(ctx)
    return ctx["rmse"]


if __name__ == "__main__":
    print(main("cars.csv"))
