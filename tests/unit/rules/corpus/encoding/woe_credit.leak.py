import category_encoders as ce
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

CATS = ["purpose", "housing", "job", "saving_accounts"]
german = pd.read_csv("german_credit_data.csv", index_col=0)
german.columns = [c.lower().replace(" ", "_") for c in german.columns]
y = (german.pop("risk") == "bad").astype(int)
X = german[CATS + ["age", "duration", "credit_amount"]]

enc = ce.WOEEncoder(cols=CATS)
X = enc.fit_transform(X, y)

aucs = []
for i, (a, b) in enumerate(StratifiedKFold(5, shuffle=True, random_state=8).split(X, y)):
    lr = LogisticRegression(max_iter=2000)
    lr.fit(X.iloc[a], y.iloc[a])
    p = lr.predict_proba(X.iloc[b])[:, 1]
    aucs.append(roc_auc_score(y.iloc[b], p))
    print(i, aucs[-1])
print("mean", sum(aucs) / len(aucs))
