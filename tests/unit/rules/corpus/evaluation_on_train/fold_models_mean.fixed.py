import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import StratifiedKFold

train = pd.read_csv("../input/train.csv")
test = pd.read_csv("../input/test.csv")

y = train.pop("target")
train = train.drop(columns=["id"])
ids = test.pop("id")

params = {"learning_rate": 0.02, "num_leaves": 48, "n_estimators": 1500, "verbose": -1}
models = []
skf = StratifiedKFold(n_splits=10, shuffle=True, random_state=2024)
for fold, (trn, val) in enumerate(skf.split(train, y)):
    clf = lgb.LGBMClassifier(**params, random_state=fold)
    clf.fit(
        train.iloc[trn], y.iloc[trn],
        eval_set=[(train.iloc[val], y.iloc[val])],
        callbacks=[lgb.early_stopping(100)],
    )
    models.append(clf)

# CV
prob = np.zeros(len(train))
for m, (_, val) in zip(models, skf.split(train, y)):
    prob[val] = m.predict_proba(train.iloc[val])[:, 1]
print("AUC", roc_auc_score(y, prob))
print("F1 ", f1_score(y, (prob > 0.5).astype(int)))

# submission
prob_test = np.mean([m.predict_proba(test)[:, 1] for m in models], axis=0)
pd.DataFrame({"id": ids, "target": (prob_test > 0.5).astype(int)}).to_csv("submission.csv", index=False)
