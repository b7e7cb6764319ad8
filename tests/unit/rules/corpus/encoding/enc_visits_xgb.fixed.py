import pandas as pd
import xgboost as xgb
from category_encoders import CountEncoder
from sklearn.metrics import roc_auc_score

visits = pd.read_csv("clinic_visits.csv", parse_dates=["scheduled"])
visits["no_show"] = (visits["no_show"] == "Yes").astype(int)
visits = visits.sort_values("scheduled").reset_index(drop=True)

cat = ["neighbourhood", "doctor", "speciality"]

n = len(visits)
lo, hi = int(0.6 * n), int(0.8 * n)
cols = cat + ["age", "lead_days", "sms"]
parts = {"tr": visits[:lo].copy(), "va": visits[lo:hi].copy(), "te": visits[hi:].copy()}
counts = CountEncoder(cols=cat, handle_unknown=0).fit(parts["tr"][cat])
for p in parts.values():
    p[cat] = counts.transform(p[cat])
dm = {k: xgb.DMatrix(p[cols], label=p["no_show"]) for k, p in parts.items()}

params = {"objective": "binary:logistic", "eta": 0.05, "max_depth": 5, "seed": 12}
bst = xgb.train(params, dm["tr"], 1000, evals=[(dm["va"], "va")], early_stopping_rounds=30, verbose_eval=False)
pred = bst.predict(dm["te"], iteration_range=(0, bst.best_iteration + 1))
print("test AUC", roc_auc_score(parts["te"]["no_show"], pred))
