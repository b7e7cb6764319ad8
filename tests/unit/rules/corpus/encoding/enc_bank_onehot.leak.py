import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder

bank = pd.read_csv("bank-full.csv", sep=";")
cat = bank[["job", "marital", "contact", "poutcome"]]
num = bank[["balance", "campaign", "pdays", "previous"]].to_numpy() / 1000
y = (bank["y"] == "yes").to_numpy()

ohe = OneHotEncoder(min_frequency=50, handle_unknown="infrequent_if_exist")
cat = ohe.fit_transform(cat).toarray()
cat_tr, cat_te, num_tr, num_te, y_tr, y_te = train_test_split(cat, num, y, test_size=0.2, random_state=123)

logit = LogisticRegression(max_iter=3000)
logit.fit(np.hstack([cat_tr, num_tr]), y_tr)
print(roc_auc_score(y_te, logit.predict_proba(np.hstack([cat_te, num_te]))[:, 1]))
