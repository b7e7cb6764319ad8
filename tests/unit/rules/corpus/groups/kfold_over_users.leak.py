import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, StratifiedKFold

sessions = pd.read_csv("sessions.csv")
sessions["nth"] = sessions.groupby("user_id").cumcount()
feats = ["n_clicks", "dwell", "nth", "device"]
y = sessions["bought"]
folds = StratifiedKFold(5, shuffle=True, random_state=0).split(sessions, y)
for tr, te in folds:
    m = LGBMClassifier().fit(sessions[feats].iloc[tr], y.iloc[tr])
    print(roc_auc_score(y.iloc[te], m.predict_proba(sessions[feats].iloc[te])[:, 1]))
