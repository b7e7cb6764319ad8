import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

trans = pd.read_csv("ieee/train_transaction.csv", usecols=["TransactionDT", "TransactionAmt", "card1", "addr1", "C1", "C13", "isFraud"])
trans = trans.fillna(-999).sort_values("TransactionDT").reset_index(drop=True)
trans["hour"] = (trans["TransactionDT"] // 3600) % 24

# how unusual is the amount for this card?
card_mean = trans.groupby("card1")["TransactionAmt"].transform("mean")
trans["amt_to_card_mean"] = trans["TransactionAmt"] / card_mean
trn, tst = train_test_split(trans, test_size=0.2, shuffle=False)

cols = ["TransactionAmt", "C1", "C13", "hour", "amt_to_card_mean"]
rf = RandomForestClassifier(n_estimators=200, min_samples_leaf=20, random_state=10)
rf.fit(trn[cols], trn["isFraud"])
print(roc_auc_score(tst["isFraud"], rf.predict_proba(tst[cols])[:, 1]))
