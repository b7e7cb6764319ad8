import pandas as pd
from sklearn.model_selection import KFold
from sklearn.linear_model import Lasso
from sklearn.metrics import r2_score

g = pd.read_csv("gene_expr.csv", index_col=0)
resp = g.pop("response")
scores = []
for tr, te in KFold(5, shuffle=True, random_state=0).split(g):
    m = g.iloc[tr].mean(axis=0)
    x_tr, x_te = g.iloc[tr].sub(m, axis=1), g.iloc[te].sub(m, axis=1)
    fit = Lasso(alpha=0.05).fit(x_tr, resp.iloc[tr])
    scores.append(r2_score(resp.iloc[te], fit.predict(x_te)))
print(sum(scores) / len(scores))
