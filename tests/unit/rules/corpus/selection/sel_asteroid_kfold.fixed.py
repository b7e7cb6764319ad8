import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

ast = pd.read_csv("neo.csv")
haz = ast["hazardous"].astype(int).values
orb = ast.drop(columns=["hazardous", "name", "id"])

out = []
skf = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
for f, (i_tr, i_te) in enumerate(skf.split(orb, haz), start=1):
    rank = RandomForestClassifier(100, random_state=0).fit(orb.iloc[i_tr], haz[i_tr]).feature_importances_
    keep = orb.columns[np.argsort(rank)[-10:]]
    lr = LogisticRegression(max_iter=5000)
    lr.fit(orb[keep].iloc[i_tr], haz[i_tr])
    out.append(lr.score(orb[keep].iloc[i_te], haz[i_te]))
    print(f"Fold {f}: {out[-1]:.4f}")
print("Mean:", np.mean(out))
