# # Medical charges
# pandas only, no imputer classes :)

import pandas as pd
import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error, r2_score

df = pd.read_csv("insurance_dirty.csv")
df.info()

df.groupby("smoker")["charges"].median()

df["smoker"] = (df["smoker"] == "yes").astype(int)
df["male"] = (df["sex"] == "male").astype(int)
df["children"] = df["children"].fillna(0)   # the form says: leave empty if none
df["obese"] = (df["bmi"] > 30).astype(int)
df["smoker_obese"] = df["smoker"] * df["obese"]
df = df.dropna(subset=["charges"])

train = df.sample(frac=0.8, random_state=12)
test = df.drop(train.index)

for part in (test, train):
    part["bmi"] = part["bmi"].fillna(train["bmi"].median())
    part["age"] = part["age"].fillna(train["age"].median())
    part["region"] = part["region"].fillna(train["region"].mode()[0])
train.isna().sum()

def design(d):
    out = d[["age", "bmi", "children", "smoker", "male", "smoker_obese"]].copy()
    for r in ["northeast", "northwest", "southeast"]:
        out[r] = (d["region"] == r).astype(int)
    out["age2"] = d["age"] ** 2
    return out

lm = LinearRegression().fit(design(train), np.log(train["charges"]))
print("R2 train (log):", lm.score(design(train), np.log(train["charges"])))

pred = np.exp(lm.predict(design(test)))
print("MAE test:", mean_absolute_error(test["charges"], pred))
print("R2 test:", r2_score(test["charges"], pred))
print("MAE if we always say the train mean:", np.abs(test["charges"] - train["charges"].mean()).mean())
