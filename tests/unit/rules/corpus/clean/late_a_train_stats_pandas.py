import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

df = pd.read_csv("diabetes_clinic.csv")
print(df.describe())
print(df.corr())
for c in df.columns:
    print(c, df[c].nunique(), df[c].isna().mean())

train, test = train_test_split(df, test_size=0.2, random_state=0)
train, test = train.copy(), test.copy()
num = [c for c in df.columns if c != "outcome"]
mean, std = train[num].mean(), train[num].std()

train[num] = train[num].fillna(mean)
test[num] = test[num].fillna(mean)
train[num] = (train[num] - mean) / std
test[num] = (test[num] - mean) / std

low, high = train["insulin"].quantile([0.01, 0.99])
train["insulin"] = train["insulin"].clip(low, high)
test["insulin"] = test["insulin"].clip(low, high)

lr = LogisticRegression().fit(train[num], train.outcome)
print(accuracy_score(test.outcome, lr.predict(test[num])))
