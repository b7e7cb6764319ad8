import category_encoders as ce
import pandas as pd
from catboost import CatBoostClassifier
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupShuffleSplit

claims = pd.read_csv("motor_claims.csv")
y = claims["is_fraud"]
X = claims[["garage", "region", "vehicle_make", "claim_amount", "policy_age_days"]]

woe = ce.WOEEncoder(cols=["garage", "region", "vehicle_make"], random_state=1)
X = woe.fit_transform(X, y)

gss = GroupShuffleSplit(n_splits=1, test_size=0.25, random_state=1)
i_tr, i_te = next(gss.split(X, y, groups=claims["policy_id"]))

cb = CatBoostClassifier(iterations=500, depth=5, verbose=0, random_seed=1)
cb.fit(X.iloc[i_tr], y.iloc[i_tr])
scores = cb.predict_proba(X.iloc[i_te])[:, 1]
print("AP:", average_precision_score(y.iloc[i_te], scores))
