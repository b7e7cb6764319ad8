import pandas as pd
from sklearn.model_selection import KFold
from sklearn.linear_model import Lasso
from sklearn.metrics import r2_score

g = pd.read_csv("gene_expr.csv", index_col=0)
resp = g.pop("response")
centred = g.sub(g.mean(axis=0), axis=1)
scores = []
for tr, te in KFold(5, shuffle=True, random_state=0).split(centred):
    x_tr, x_te = centred.iloc[tr], centred.iloc[te]
    fit = Lasso(alpha=0.05).fit(x_tr, resp.iloc[tr])
    scores.append(r2_score(resp.iloc[te], fit.predict(x_te)))
print(sum(scores) / len(scores))
