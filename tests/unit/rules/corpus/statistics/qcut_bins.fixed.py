import pandas as pd
import xgboost as xgb
from sklearn.model_selection import train_test_split

loans = pd.read_csv("lending_club.csv", low_memory=False)
loans = loans[loans["loan_status"].isin(["Fully Paid", "Charged Off"])]
loans["bad"] = (loans["loan_status"] == "Charged Off").astype(int)
tr, va = train_test_split(loans, test_size=0.25, stratify=loans["bad"], random_state=17)
tr["income_bin"], edges = pd.qcut(tr["annual_inc"], 10, labels=False, duplicates="drop", retbins=True)
va["income_bin"] = pd.cut(va["annual_inc"], edges, labels=False, include_lowest=True)
cols = ["income_bin", "loan_amnt", "dti", "int_rate"]
bst = xgb.XGBClassifier(n_estimators=150, eval_metric="auc").fit(tr[cols], tr["bad"])
print(bst.score(va[cols], va["bad"]))
