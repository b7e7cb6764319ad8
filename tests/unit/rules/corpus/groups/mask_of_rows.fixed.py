import numpy as np
import pandas as pd
import xgboost as xgb

icu = pd.read_csv("icu_hours.csv")
rs = np.random.RandomState(10)
hold = icu["stay_id"].isin(rs.choice(icu["stay_id"].unique(), 500, replace=False)).to_numpy()
cols = [c for c in icu if c not in ("stay_id", "deteriorates")]
clf = xgb.XGBClassifier().fit(icu.loc[~hold, cols], icu.loc[~hold, "deteriorates"])
print(clf.score(icu.loc[hold, cols], icu.loc[hold, "deteriorates"]))
