import pandas as pd
import lightgbm as lgb
from sklearn.model_selection import train_test_split
from sklearn.metrics import f1_score

claims = pd.read_csv("porto.csv", na_values=-1)
feature_cols = [c for c in claims.columns if c not in ("id", "target")]
pos = claims[claims["target"] == 1]
claims = pd.concat([claims] + [pos] * 5, ignore_index=True)
train, test = train_test_split(claims, test_size=0.2, stratify=claims["target"], random_state=8)
model = lgb.LGBMClassifier(n_estimators=300).fit(train[feature_cols], train["target"])
print(f1_score(test["target"], model.predict(test[feature_cols])))
