import category_encoders as ce
import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

loans = pd.read_csv("lending_club.csv", low_memory=False)
loans = loans[loans["loan_status"].isin(["Fully Paid", "Charged Off"])]
labels = (loans["loan_status"] == "Charged Off").astype(int)
feats = loans[["addr_state", "purpose", "emp_title", "int_rate", "annual_inc", "dti"]]

enc = ce.TargetEncoder(cols=["addr_state", "purpose", "emp_title"], smoothing=20)
tr_x, te_x, tr_y, te_y = train_test_split(feats, labels, test_size=0.25, random_state=8, stratify=labels)
tr_x = enc.fit_transform(tr_x, tr_y)
te_x = enc.transform(te_x)

clf = LGBMClassifier(n_estimators=200, num_leaves=15, random_state=8)
clf.fit(tr_x, tr_y)
print("AUC:", roc_auc_score(te_y, clf.predict_proba(te_x)[:, 1]))
