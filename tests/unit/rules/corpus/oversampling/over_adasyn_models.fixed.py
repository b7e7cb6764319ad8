import pandas as pd
from imblearn.over_sampling import ADASYN
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score, matthews_corrcoef
from sklearn.model_selection import train_test_split

bankrupt = pd.read_csv("taiwan_bankruptcy.csv")
bankrupt.columns = bankrupt.columns.str.strip()
flag = bankrupt.pop("Bankrupt?")

r_tr, r_te, f_tr, f_te = train_test_split(bankrupt, flag, test_size=0.25, random_state=12, stratify=flag)
r_tr, f_tr = ADASYN(random_state=12, n_neighbors=4).fit_resample(r_tr, f_tr)

zoo = {
    "LR": LogisticRegression(max_iter=5000),
    "RF": RandomForestClassifier(300, random_state=12),
    "GB": GradientBoostingClassifier(random_state=12),
}
table = []
for nm, clf in zoo.items():
    clf.fit(r_tr, f_tr)
    table.append({
        "model": nm,
        "auc": roc_auc_score(f_te, clf.predict_proba(r_te)[:, 1]),
        "mcc": matthews_corrcoef(f_te, clf.predict(r_te)),
    })
print(pd.DataFrame(table).to_markdown(index=False))
