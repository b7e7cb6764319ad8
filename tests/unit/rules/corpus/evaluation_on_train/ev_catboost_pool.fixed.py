import pandas as pd
from catboost import CatBoostClassifier, Pool

amazon = pd.read_csv("amazon_access.csv").sample(frac=1, random_state=0)
cats = [c for c in amazon.columns if c != "ACTION"]
a, b, c = amazon[:20000], amazon[20000:26000], amazon[26000:]
pools = {k: Pool(d[cats].astype(str), d["ACTION"], cat_features=cats) for k, d in zip("abc", (a, b, c))}

cb = CatBoostClassifier(iterations=800, random_seed=0, verbose=0)
cb.fit(pools["a"], eval_set=pools["b"], use_best_model=True)
metrics = cb.eval_metrics(pools["c"], ["AUC", "Logloss"], ntree_start=cb.tree_count_ - 1)
print("Reported quality", {k: round(v[-1], 4) for k, v in metrics.items()})
