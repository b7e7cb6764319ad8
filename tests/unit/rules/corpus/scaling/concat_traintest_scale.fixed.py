import pandas as pd
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import PowerTransformer, StandardScaler
from sklearn.model_selection import train_test_split

raw = pd.read_csv("bank_marketing_full.csv", sep=";")
raw["y"] = raw["y"].map({"yes": 1, "no": 0})
raw = raw.drop(columns=["duration"])

train, test = train_test_split(raw, test_size=0.2, random_state=17, stratify=raw["y"])
ytr, yte = train.pop("y"), test.pop("y")
ntrain = train.shape[0]

all_data = pd.concat([train, test]).reset_index(drop=True)
for c in ["default", "housing", "loan"]:
    all_data[c] = (all_data[c] == "yes").astype(int)
all_data["prev_contact"] = (all_data["pdays"] != -1).astype(int)
all_data = all_data.drop(columns=["job", "education", "month", "contact", "poutcome", "marital"])
print("all_data", all_data.shape)

num = ["age", "balance", "campaign", "pdays", "previous"]
train = all_data[:ntrain].copy()
test = all_data[ntrain:].copy()
pt = PowerTransformer().fit(train[num])
train[num] = pt.transform(train[num])
test[num] = pt.transform(test[num])

lr = LogisticRegression(C=0.5, max_iter=2000)
lr.fit(train, ytr)
print("hold-out AUC", roc_auc_score(yte, lr.predict_proba(test)[:, 1]))
print(pd.Series(lr.coef_[0], index=train.columns).sort_values(key=np.abs, ascending=False).head(8))
