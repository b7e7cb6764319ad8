import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import train_test_split

# asked on SO: "why is my xgboost AUC so good?" - full script
loans = pd.read_csv("lending_club_sample.csv", low_memory=False)
loans = loans[loans.loan_status.isin(["Fully Paid", "Charged Off"])]
loans["bad"] = (loans.loan_status == "Charged Off").astype(int)
loans["emp_length"] = loans.emp_length.str.extract(r"(\d+)", expand=False).astype(float)
loans["int_rate"] = loans.int_rate.astype(str).str.rstrip("%").astype(float)
loans["term"] = loans.term.str.contains("60").astype(int)
loans["log_income"] = np.log1p(loans.annual_inc)

feature_names = ["loan_amnt", "term", "int_rate", "emp_length", "log_income", "dti", "fico_range_low"]
X = loans[feature_names]
y = loans["bad"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, stratify=y, random_state=1)

dall = xgb.DMatrix(X, label=y)
dtrain = xgb.DMatrix(X_train, label=y_train)
dtest = xgb.DMatrix(X_test, label=y_test)

param = {"max_depth": 8, "eta": 0.1, "objective": "binary:logistic", "eval_metric": "auc"}
num_round = 300
bst = xgb.train(param, dtrain, num_round)

proba = bst.predict(dtest)
print("Test AUC:", roc_auc_score(y_test, proba))
print("Test accuracy:", accuracy_score(y_test, proba > 0.5))
print("Train AUC:", roc_auc_score(y_train, bst.predict(dtrain)))

production = xgb.train(param, dall, num_round)
production.save_model("loans_prod.json")
