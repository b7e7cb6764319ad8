import pandas as pd
import xgboost as xgb
from sklearn.impute import SimpleImputer
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import KFold

sleep = pd.read_csv("sleep_survey.csv")
target = sleep["poor_sleep"].to_numpy()
answers = sleep.filter(like="q_").to_numpy(dtype=float)

si = SimpleImputer(strategy="most_frequent")

res = []
for fold, (i, j) in enumerate(KFold(n_splits=5, shuffle=True, random_state=99).split(answers)):
    a, b = answers[i], answers[j]
    a = si.fit_transform(a)
    b = si.transform(b)
    booster = xgb.XGBClassifier(n_estimators=150, max_depth=3, random_state=99)
    booster.fit(a, target[i])
    s = balanced_accuracy_score(target[j], booster.predict(b))
    print(f"fold {fold}: {s:.3f}")
    res.append(s)
print("mean", sum(res) / len(res))
