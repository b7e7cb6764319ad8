import pandas as pd
from sklearn.decomposition import TruncatedSVD
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import KBinsDiscretizer

g = pd.read_csv("game_logs.csv", index_col="match")
won = g.pop("won")
fit_x, val_x, fit_y, val_y = train_test_split(g, won, test_size=0.2, random_state=0)


def discretise(x):
    return KBinsDiscretizer(n_bins=6, encode="ordinal", strategy="quantile").fit(x)


kb_fit = kb_val = discretise(fit_x)
rf = RandomForestClassifier(300, random_state=0).fit(kb_fit.transform(fit_x), fit_y)
print(rf.score(kb_val.transform(val_x), val_y))
