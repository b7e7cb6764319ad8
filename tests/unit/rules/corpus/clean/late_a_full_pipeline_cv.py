import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.compose import ColumnTransformer
from sklearn.feature_selection import SelectKBest, mutual_info_classif
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_validate
from sklearn.preprocessing import OneHotEncoder, StandardScaler, TargetEncoder

policy = pd.read_csv("policy_lapse.csv")
y = policy.pop("lapsed")
X = policy.drop(columns="policy_no")
num = X.select_dtypes("number").columns
low = [c for c in X.columns.difference(num) if X[c].nunique() < 12]
high = [c for c in X.columns.difference(num) if c not in low]

pre = ColumnTransformer([
    ("num", Pipeline([("imp", SimpleImputer()), ("sc", StandardScaler())]), num),
    ("low", OneHotEncoder(handle_unknown="ignore"), low),
    ("high", TargetEncoder(), high),
], sparse_threshold=0)
pipe = Pipeline([
    ("pre", pre),
    ("sel", SelectKBest(mutual_info_classif, k=25)),
    ("smote", SMOTE(random_state=0)),
    ("clf", LogisticRegression(max_iter=2000)),
])
cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=0)
res = cross_validate(pipe, X, y, cv=cv, scoring=["roc_auc", "f1"], n_jobs=-1)
for k in ("test_roc_auc", "test_f1"):
    print(k, res[k].mean().round(4), res[k].std().round(4))
