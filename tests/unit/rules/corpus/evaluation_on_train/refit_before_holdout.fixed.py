import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import roc_auc_score, roc_curve
from sklearn.model_selection import RandomizedSearchCV, train_test_split
import scipy.stats as st

hr = pd.read_csv("hr_attrition.csv")
hr["Attrition"] = (hr["Attrition"] == "Yes").astype(int)
X = hr.select_dtypes("number").drop(columns=["Attrition", "EmployeeNumber"])
y = hr["Attrition"]
X_dev, X_hold, y_dev, y_hold = train_test_split(X, y, test_size=0.2, stratify=y, random_state=31)

space = {"num_leaves": st.randint(8, 64), "min_child_samples": st.randint(5, 60), "reg_lambda": st.loguniform(1e-2, 10)}
search = RandomizedSearchCV(LGBMClassifier(n_estimators=300), space, n_iter=40, cv=5, scoring="roc_auc", random_state=31)
search.fit(X_dev, y_dev)
print(search.best_params_)

final = LGBMClassifier(n_estimators=300, **search.best_params_)
final.fit(X_dev, y_dev)
p = final.predict_proba(X_hold)[:, 1]
print("hold-out AUC", roc_auc_score(y_hold, p))
fpr, tpr, thr = roc_curve(y_hold, p)
