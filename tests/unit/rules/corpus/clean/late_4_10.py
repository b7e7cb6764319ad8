import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import KFold, train_test_split

amz = pd.read_csv("amazon_access.csv")
train, test = train_test_split(amz, test_size=0.2, random_state=36, stratify=amz["ACTION"])
train, test = train.reset_index(drop=True), test.reset_index(drop=True)

prior = train["ACTION"].mean()
new = []
for col in ["RESOURCE", "MGR_ID", "ROLE_DEPTNAME"]:
    oof = pd.Series(prior, index=train.index, dtype=float)
    for a, b in KFold(5, shuffle=True, random_state=36).split(train):
        m = train.iloc[a].groupby(col)["ACTION"].mean()
        oof.iloc[b] = train[col].iloc[b].map(m).fillna(prior).to_numpy()
    train[col + "_te"] = oof
    test[col + "_te"] = test[col].map(train.groupby(col)["ACTION"].mean()).fillna(prior)
    new.append(col + "_te")

clf = LGBMClassifier(random_state=36).fit(train[new], train["ACTION"])
print("AUC", roc_auc_score(test["ACTION"], clf.predict_proba(test[new])[:, 1]))
