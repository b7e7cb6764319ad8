# # Term deposit campaign: who says yes?
# Selección de variables por correlación con la respuesta

import pandas as pd
import numpy as np
import seaborn as sns
from lightgbm import LGBMClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score

campana = pd.read_csv("campaign_wide.csv", index_col="client_id")
campana.shape   # 312 columnas

# la duración de la llamada no se conoce antes de llamar
campana = campana.drop(columns=["call_duration", "call_outcome_code"])
campana = campana.select_dtypes("number").fillna(0)
objetivo = "response"
campana[objetivo].mean()

train, test = train_test_split(campana, test_size=0.3,
                               stratify=campana[objetivo], random_state=2024)
train, valid = train_test_split(train, test_size=0.2, stratify=train[objetivo], random_state=2024)

corr = train.corr(method="spearman")[objetivo].drop(objetivo).abs().sort_values(ascending=False)
elegidas = corr.head(30).index.tolist()
corr.head(30)

sns.heatmap(campana[elegidas].corr(), cmap="vlag", center=0)

import lightgbm
m = LGBMClassifier(n_estimators=3000, learning_rate=0.02, num_leaves=15, min_child_samples=80, random_state=1)
m.fit(train[elegidas], train[objetivo],
      eval_set=[(valid[elegidas], valid[objetivo])], eval_metric="auc",
      callbacks=[lightgbm.early_stopping(100), lightgbm.log_evaluation(200)])

for n, d in {"train": train, "valid": valid, "test": test}.items():
    print(n, round(roc_auc_score(d[objetivo], m.predict_proba(d[elegidas])[:, 1]), 4))

test = test.assign(score=m.predict_proba(test[elegidas])[:, 1])
test["decil"] = pd.qcut(test["score"].rank(method="first", ascending=False), 10, labels=range(1, 11))
lift = test.groupby("decil", observed=True)[objetivo].mean() / test[objetivo].mean()
lift.plot.bar(title="lift")
