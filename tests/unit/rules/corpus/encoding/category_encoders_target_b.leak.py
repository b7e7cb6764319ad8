import category_encoders as ce
import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

df = pd.read_csv("amazon_employee_access.csv")
cat_cols = ["RESOURCE", "MGR_ID", "ROLE_ROLLUP_1", "ROLE_DEPTNAME", "ROLE_TITLE", "ROLE_FAMILY"]
X, y = df[cat_cols], df["ACTION"]

encoder = ce.TargetEncoder(cols=cat_cols, smoothing=10)
X = encoder.fit_transform(X, y)

skf = StratifiedKFold(n_splits=5, shuffle=True, random_state=2020)
aucs = []
for fold, (tr, va) in enumerate(skf.split(X, y)):
    model = LGBMClassifier(n_estimators=300, learning_rate=0.05)
    model.fit(X.iloc[tr], y.iloc[tr])
    p = model.predict_proba(X.iloc[va])[:, 1]
    aucs.append(roc_auc_score(y.iloc[va], p))
    print(f"fold {fold}: {aucs[-1]:.4f}")
print("mean", sum(aucs) / len(aucs))
