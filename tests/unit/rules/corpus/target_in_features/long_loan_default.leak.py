# coding: utf-8
# Lending Club: will the loan be paid back?

import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report, roc_auc_score
from sklearn.model_selection import train_test_split

loans = pd.read_csv("accepted_2007_to_2018Q4.csv", low_memory=False, nrows=400_000)
print(loans.shape)

# only the loans that have ended
loans = loans[loans["loan_status"].isin(["Fully Paid", "Charged Off"])]
loans["charged_off"] = (loans["loan_status"] == "Charged Off").astype(int)
loans = loans.drop(columns=["loan_status"])

# columns with many gaps go
gaps = loans.isna().mean().sort_values(ascending=False)
print(gaps.head(30))
plt.figure(figsize=(6, 3))
gaps.hist(bins=20)
plt.show()

keep = [
    "charged_off", "loan_amnt", "term", "int_rate", "installment", "grade", "emp_length",
    "home_ownership", "annual_inc", "purpose", "dti", "open_acc", "pub_rec", "revol_util",
]
loans = loans[keep]
loans["term"] = loans["term"].str.strip().str[:2].astype(int)
loans["grade"] = loans["grade"].map(dict(zip("ABCDEFG", range(7))))
loans["emp_length"] = loans["emp_length"].str.extract(r"(\d+)", expand=False).astype(float).fillna(-1)
loans["own"] = (loans["home_ownership"] == "OWN").astype(int)
loans = loans.drop(columns="home_ownership")
loans = pd.get_dummies(loans, columns=["purpose"])
loans = loans.fillna(-1)

sns.countplot(x="grade", hue="charged_off", data=loans)
plt.show()
print(loans.groupby("grade")["charged_off"].mean())

# how much is at stake
loans["loss"] = loans["loan_amnt"] * loans["charged_off"]
loans["cost"] = loans["loan_amnt"] * loans["int_rate"] / 100
loans["burden"] = 12 * loans["installment"] / (loans["annual_inc"] + 1)

y = loans["charged_off"]
X = loans.drop(columns="charged_off")
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=99)
rf = RandomForestClassifier(n_estimators=200, min_samples_leaf=10, class_weight="balanced", n_jobs=-1)
rf.fit(X_train, y_train)
p = rf.predict_proba(X_test)[:, 1]
print("AUC", roc_auc_score(y_test, p))
print(classification_report(y_test, p > 0.5))
pd.Series(rf.feature_importances_, X.columns).nlargest(15).plot.barh()
plt.show()
