import numpy as np
import pandas as pd
from catboost import CatBoostClassifier
from lightgbm import LGBMClassifier
from sklearn.metrics import roc_auc_score

LABEL = "churned"


def shortlist(frame, n=15):
    inputs = frame.drop(columns=LABEL)
    ranker = LGBMClassifier(n_estimators=200, random_state=3).fit(inputs, frame[LABEL])
    order = np.argsort(ranker.feature_importances_)[::-1]
    return inputs.columns[order[:n]].tolist()


subs = pd.read_feather("telco_subscribers.feather").select_dtypes("number")
mask = np.random.default_rng(5).random(len(subs)) < 0.8
cols = shortlist(subs)

final = CatBoostClassifier(iterations=400, depth=6, verbose=False)
final.fit(subs.loc[mask, cols], subs.loc[mask, LABEL])
risk = final.predict_proba(subs.loc[~mask, cols])[:, 1]
print(len(cols), "features, AUC", roc_auc_score(subs.loc[~mask, LABEL], risk))
