import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split

df = pd.read_csv("paysim.csv")
df["err"] = df["newbalanceOrig"] + df["amount"] - df["oldbalanceOrg"]
train, test = train_test_split(df, test_size=0.2, stratify=df["isFraud"], random_state=0)
fraud = train[train.isFraud == 1]
train = pd.concat([fraud, train[train.isFraud == 0].sample(len(fraud) * 5, random_state=0)]).sample(frac=1)
cols = ["amount", "err", "oldbalanceOrg"]
lr = LogisticRegression(max_iter=1000).fit(train[cols], train["isFraud"])
print(average_precision_score(test["isFraud"], lr.predict_proba(test[cols])[:, 1]))
