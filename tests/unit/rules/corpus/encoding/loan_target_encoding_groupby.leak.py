import pandas as pd
import lightgbm as lgb
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score

loans = pd.read_csv("lending_club_2016.csv", low_memory=False)
loans = loans[loans.loan_status.isin(["Fully Paid", "Charged Off"])]
loans["bad"] = (loans.loan_status == "Charged Off").astype(int)
loans["term"] = loans.term.str.extract(r"(\d+)").astype(int)

num = ["loan_amnt", "annual_inc", "dti", "int_rate", "term"]

# default rate by state and purpose
for c in ["addr_state", "purpose"]:
    rate = loans.groupby(c)["bad"].mean()
    loans[c + "_te"] = loans[c].map(rate)

train_df, test_df = train_test_split(loans, test_size=0.3, random_state=13, stratify=loans["bad"])
features = num + ["addr_state_te", "purpose_te"]

model = lgb.LGBMClassifier(n_estimators=500, learning_rate=0.03, num_leaves=31)
model.fit(train_df[features], train_df["bad"])
p = model.predict_proba(test_df[features])[:, 1]
auc = roc_auc_score(test_df["bad"], p)
print("AUC  %.4f" % auc)
print("Gini %.4f" % (2 * auc - 1))
