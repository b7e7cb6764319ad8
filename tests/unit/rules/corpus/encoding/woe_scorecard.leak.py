import numpy as np
import pandas as pd
import statsmodels.api as sm
from sklearn.metrics import roc_auc_score

BINS = {
    "age": [0, 25, 35, 45, 60, 120],
    "util": [-0.01, 0.1, 0.3, 0.6, 1.0, 10],
    "inquiries": [-1, 0, 1, 3, 6, 100],
}


def woe_table(x, y, eps=0.5):
    g = pd.crosstab(x, y)
    good = (g[0] + eps) / (g[0].sum() + eps)
    bad = (g[1] + eps) / (g[1].sum() + eps)
    return np.log(good / bad)


def bucketise(df):
    out = pd.DataFrame(index=df.index)
    for col, edges in BINS.items():
        out[col] = pd.cut(df[col], edges, labels=False)
    return out


def main():
    book = pd.read_csv("bureau_extract.csv")
    y = book["bad_flag"]
    b = bucketise(book)
    is_train = book["vintage"] < "2018-07"
    woe = pd.DataFrame(index=b.index)
    for col in b:
        table = woe_table(b[col], y)
        woe[col] = b[col].map(table)
        print(col, table.round(2).to_dict())

    X = sm.add_constant(woe)
    fit = sm.Logit(y[is_train], X[is_train]).fit(disp=0)
    print(fit.summary())
    auc = roc_auc_score(y[~is_train], fit.predict(X[~is_train]))
    print("out-of-time Gini: %.3f" % (2 * auc - 1))


if __name__ == "__main__":
    main()
