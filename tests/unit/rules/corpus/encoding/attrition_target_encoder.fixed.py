import category_encoders as ce
import pandas as pd
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

hr = pd.read_csv("hr_attrition.csv")
hr = hr.drop(columns=["EmployeeNumber", "EmployeeCount", "StandardHours", "Over18"])

y = (hr.pop("Attrition") == "Yes").astype(int)
cat_cols = hr.select_dtypes("object").columns.tolist()

X_train, X_test, y_train, y_test = train_test_split(
    hr, y, test_size=0.3, random_state=7, stratify=y
)

enc = ce.TargetEncoder(cols=cat_cols, smoothing=10)
X_train = enc.fit_transform(X_train, y_train)
X_test = enc.transform(X_test)

clf = XGBClassifier(
    n_estimators=300,
    max_depth=4,
    learning_rate=0.05,
    subsample=0.8,
    eval_metric="logloss",
)
clf.fit(X_train, y_train)

p = clf.predict_proba(X_test)[:, 1]
print("acc", round(accuracy_score(y_test, p > 0.5), 4))
print("auc", round(roc_auc_score(y_test, p), 4))
