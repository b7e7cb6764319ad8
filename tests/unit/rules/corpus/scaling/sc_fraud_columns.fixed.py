import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

cc = pd.read_csv("creditcard.csv")
feats = [f"V{i}" for i in range(1, 29)]

train, test = train_test_split(cc, test_size=0.3, random_state=0, stratify=cc["Class"])
train, test = train.copy(), test.copy()
for col in ["Time", "Amount"]:
    ss = StandardScaler().fit(train[[col]])
    train["s_" + col] = ss.transform(train[[col]])
    test["s_" + col] = ss.transform(test[[col]])
feats += ["s_Time", "s_Amount"]

lr = LogisticRegression(class_weight="balanced", max_iter=1000)
lr.fit(train[feats], train["Class"])
print("AUPRC", average_precision_score(test["Class"], lr.decision_function(test[feats])))
