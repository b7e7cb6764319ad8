import pandas as pd
from sklearn.ensemble import RandomForestClassifier

raw = pd.read_csv("well_logs.csv")
train_wells = {"W1", "W2", "W3", "W5", "W8"}
logs = ["GR", "RHOB", "NPHI", "DTC"]
fit_rows = raw[raw["well"].isin(train_wells)]
stats = {c: (fit_rows[c].mean(), fit_rows[c].std()) for c in logs}
for c, (m, s) in stats.items():
    raw[c] = (raw[c].fillna(m) - m) / s

by_set = {
    "train": raw[raw["well"].isin(train_wells)],
    "test": raw[~raw["well"].isin(train_wells)],
}
rf = RandomForestClassifier(150, random_state=1).fit(by_set["train"][logs], by_set["train"]["facies"])
print(rf.score(by_set["test"][logs], by_set["test"]["facies"]))
