import numpy as np
import pandas as pd
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, WhiteKernel
from sklearn.kernel_ridge import KernelRidge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import GroupKFold, KFold

gait = pd.read_csv("gait.csv")
pid, age = gait["participant"].to_numpy(), gait["age"].to_numpy()
raw = gait.drop(columns=["participant", "age"]).to_numpy()

schemes = {"random": KFold(5, shuffle=True, random_state=0), "by-participant": GroupKFold(5)}
estimators = {
    "gp": lambda: GaussianProcessRegressor(RBF() + WhiteKernel(), normalize_y=True, random_state=0),
    "krr": lambda: KernelRidge(kernel="rbf", alpha=0.1),
}

rows = []
for scheme, splitter in schemes.items():
    if scheme == "random":
        # one row per participant, drawn at random
        keep = gait.sample(frac=1, random_state=0).drop_duplicates("participant").index.to_numpy()
    else:
        keep = np.arange(len(gait))
    for tr, te in splitter.split(raw[keep], age[keep], pid[keep]):
        tr, te = keep[tr], keep[te]
        center = np.median(raw[tr], axis=0)
        mad = np.median(np.abs(raw[tr] - center), axis=0)
        A, B = (raw[tr] - center) / mad, (raw[te] - center) / mad
        for name, make in estimators.items():
            rows.append((scheme, name, mean_absolute_error(age[te], make().fit(A, age[tr]).predict(B))))

print(pd.DataFrame(rows, columns=["cv", "model", "mae"]).groupby(["cv", "model"]).mae.agg(["mean", "sem"]).round(2))
