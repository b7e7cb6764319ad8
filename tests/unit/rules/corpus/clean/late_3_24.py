import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.utils import resample

df = pd.read_csv("warranty.csv").dropna().reset_index(drop=True)
holdout = df.sample(frac=0.25, random_state=21)
df = df.drop(holdout.index)

rare = df.query("claim == 1")
df = pd.concat([df, resample(rare, n_samples=3 * len(rare), random_state=21)]).sample(frac=1, random_state=21)
df = df.assign(km_z=lambda d: (d["km"] - d["km"].mean()) / d["km"].std())
print(df["claim"].value_counts(normalize=True))

X = ["km", "age", "repairs"]
rf = RandomForestClassifier(random_state=21).fit(df[X], df["claim"])
print(classification_report(holdout["claim"], rf.predict(holdout[X])))
