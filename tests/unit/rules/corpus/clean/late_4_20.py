import numpy as np
import pandas as pd
from catboost import CatBoostRegressor
from sklearn.impute import SimpleImputer
from sklearn.model_selection import KFold

train = pd.read_csv("/kaggle/input/playground/train.csv", index_col="id")
test = pd.read_csv("/kaggle/input/playground/test.csv", index_col="id")
y = train.pop("Rings")
both = pd.concat([train, test])
both["Sex"] = both["Sex"].map({"F": 0, "M": 1, "I": 2})
both["vol"] = both["Length"] * both["Diameter"] * both["Height"]
train, test = both.iloc[: len(train)], both.iloc[len(train):]

oof, sub = np.zeros(len(train)), np.zeros(len(test))
for tr, va in KFold(5, shuffle=True, random_state=42).split(train):
    imp = SimpleImputer(strategy="median")
    Xt = imp.fit_transform(train.iloc[tr])
    m = CatBoostRegressor(iterations=800, verbose=0, random_seed=42).fit(Xt, np.log1p(y.iloc[tr]))
    oof[va] = np.expm1(m.predict(imp.transform(train.iloc[va])))
    sub += np.expm1(m.predict(imp.transform(test))) / 5
print("OOF RMSLE", np.sqrt(np.mean((np.log1p(oof) - np.log1p(y)) ** 2)))
pd.DataFrame({"id": test.index, "Rings": sub}).to_csv("submission.csv", index=False)
