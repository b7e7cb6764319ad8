import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.utils import resample

churn = pd.read_csv("bank_churn.csv")[["age", "balance", "products", "active", "exited"]]
stay = churn[churn.exited == 0]
gone = churn[churn.exited == 1]
gone = resample(gone, replace=True, n_samples=len(stay), random_state=0)
balanced = pd.concat([stay, gone])

train, test = train_test_split(balanced, test_size=0.2, random_state=0)
lr = LogisticRegression(max_iter=1000)
lr.fit(train.drop(columns="exited"), train["exited"])
print(classification_report(test["exited"], lr.predict(test.drop(columns="exited"))))
