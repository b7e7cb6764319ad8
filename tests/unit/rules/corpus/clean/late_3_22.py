import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

AGE_BANDS = [0, 25, 35, 50, 65, 120]


def engineer(d):
    return d.assign(
        age_band=pd.cut(d["age"], AGE_BANDS).astype(str),
        log_income=np.log1p(d["income"].clip(lower=0)),
        share=lambda t: t["debt"] / t["income"].clip(lower=1),
    )


data = pd.read_csv("retail_credit.csv").drop_duplicates().pipe(engineer)
dev = data.sample(frac=0.7, random_state=1)
hold = data.drop(dev.index)

prep = make_column_transformer(
    (OneHotEncoder(handle_unknown="ignore"), ["age_band"]), (StandardScaler(), ["log_income", "share"])
)
card = make_pipeline(prep, LogisticRegression()).fit(dev, dev["default"])
print(f"Gini {2 * roc_auc_score(hold['default'], card.predict_proba(hold)[:, 1]) - 1:.1%}")
