import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_selection import SelectKBest, mutual_info_classif
from sklearn.impute import SimpleImputer
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

df = pd.read_csv("credit_risk_dataset.csv")
y = df.pop("loan_status")
num = df.select_dtypes("number").columns
cat = df.columns.difference(num)

prep = ColumnTransformer(
    [
        ("num", Pipeline([("imp", SimpleImputer(strategy="median")), ("sc", StandardScaler())]), num),
        ("cat", OneHotEncoder(handle_unknown="ignore"), cat),
    ],
    sparse_threshold=0,
)
model = Pipeline([("prep", prep), ("kbest", SelectKBest(mutual_info_classif, k=15)), ("gb", GradientBoostingClassifier(random_state=1))])

# the whole table goes in: everything is fitted again in each fold
scores = cross_val_score(model, df, y, cv=StratifiedKFold(5, shuffle=True, random_state=1), scoring="roc_auc")
print(scores.mean(), scores.std())
model.fit(df, y)
