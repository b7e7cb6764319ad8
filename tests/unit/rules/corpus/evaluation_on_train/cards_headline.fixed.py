import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score


def with_ratios(d):
    return d.assign(load=d["balance"] / d["limit"].clip(lower=1), calls_pm=d["calls"] / d["tenure"].clip(lower=1))


cards = pd.read_csv("cards.csv").pipe(with_ratios)
xs = ["load", "calls_pm", "tenure", "age"]

train = cards.sample(frac=0.6, random_state=44)
rest = cards.loc[cards.index.difference(train.index)]

gbm = GradientBoostingClassifier(n_estimators=400, max_depth=5, random_state=44)
gbm.fit(train[xs], train["left"])

scored = rest.assign(p=gbm.predict_proba(rest[xs])[:, 1])
headline = scored.pipe(lambda d: roc_auc_score(d["left"], d["p"]))
print(f"Model discriminates with an AUC of {headline:.3f}")
scored.nlargest(100, "p").to_excel("top100.xlsx")
