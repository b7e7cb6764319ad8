import pandas as pd
from sklearn.utils import resample
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import f1_score

df = pd.read_csv("balance-scale.data", names=["balance", "v1", "v2", "v3", "v4"])
df["balance"] = [1 if b == "B" else 0 for b in df.balance]
major = df[df.balance == 0]
minor = df[df.balance == 1]
minor_up = resample(minor, replace=True, n_samples=len(major), random_state=123)
df_up = pd.concat([major, minor_up])
print(df_up.balance.value_counts())

X_train, X_test, y_train, y_test = train_test_split(df_up.drop("balance", axis=1), df_up.balance, test_size=0.2, random_state=0)
clf = LogisticRegression().fit(X_train, y_train)
print(f1_score(y_test, clf.predict(X_test)))
