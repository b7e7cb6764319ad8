import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier


def level(frame, target, rng=0):
    biggest = frame[target].value_counts().max()
    parts = []
    for k, g in frame.groupby(target):
        parts.append(g.sample(biggest, replace=True, random_state=rng))
    return pd.concat(parts)


data = pd.read_csv("covtype_small.csv")
data = level(data, "Cover_Type")
train, test = train_test_split(data, test_size=0.3, random_state=0)
rf = RandomForestClassifier(100).fit(train.drop(columns="Cover_Type"), train["Cover_Type"])
print(rf.score(test.drop(columns="Cover_Type"), test["Cover_Type"]))
