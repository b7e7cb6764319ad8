import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline as imb_pipeline
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_score

taiwan = pd.read_csv("taiwan_bankruptcy.csv")
taiwan.columns = taiwan.columns.str.strip()
y = taiwan["Bankrupt?"]
X = taiwan.drop(columns=["Bankrupt?", "Net Income Flag"])

gb = GradientBoostingClassifier(n_estimators=80, random_state=4)
cv = StratifiedKFold(n_splits=5, shuffle=True, random_state=4)

f1 = cross_val_score(
    imb_pipeline(SMOTE(k_neighbors=3, random_state=4), gb), X, y, cv=cv, scoring="f1", n_jobs=2
)
print("mean F1 = {:.3f} (std {:.3f})".format(f1.mean(), f1.std()))
