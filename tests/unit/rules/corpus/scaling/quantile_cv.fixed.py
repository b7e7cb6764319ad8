import numpy as np
import pandas as pd
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import QuantileTransformer, PowerTransformer
from sklearn.svm import SVR
from scipy.stats import spearmanr

TRANSFORMS = {"rank": lambda: QuantileTransformer(output_distribution="normal", n_quantiles=200),
              "yj": lambda: PowerTransformer()}


def oof_predict(X, y, groups, how):
    oof = np.zeros(len(y))
    for tr, va in GroupKFold(6).split(X, y, groups):
        t = TRANSFORMS[how]()
        svr = SVR(C=2.0).fit(t.fit_transform(X[tr]), y[tr])
        oof[va] = svr.predict(t.transform(X[va]))
    return oof


df = pd.read_csv("parkinsons_updrs.data")
y = df["total_UPDRS"].to_numpy()
voice = df.filter(regex="Jitter|Shimmer|NHR|HNR|RPDE|DFA|PPE").to_numpy()
for how in TRANSFORMS:
    print(how, spearmanr(y, oof_predict(voice, y, df["subject#"], how)).statistic)
