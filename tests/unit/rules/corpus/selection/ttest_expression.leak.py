#!/usr/bin/env python3
# signature.py -- two-class gene signature, relapse vs. no relapse
import numpy as np
import pandas as pd
from scipy import stats
from statsmodels.stats.multitest import multipletests
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.model_selection import LeaveOneOut
from sklearn.metrics import roc_auc_score, accuracy_score

N_GENES = 50

expr = pd.read_csv("GSE_matrix_rma.txt", sep="\t", index_col=0)   # probes x samples
pheno = pd.read_csv("pheno.txt", sep="\t", index_col=0)
probe2gene = pd.read_csv("GPL570_annot.txt", sep="\t", index_col=0)["SYMBOL"]

# collapse probes to symbols
expr = expr.groupby(probe2gene.reindex(expr.index)).max()
X = expr[pheno.index].T
y = (pheno["relapse"] == "yes").astype(int).to_numpy()
print("samples: %d  genes: %d" % X.shape)


def top_genes(M, labels, n=N_GENES):
    t, p = stats.ttest_ind(M[labels == 1], M[labels == 0], axis=0, equal_var=False)
    return np.argsort(p)[:n]


V = X.to_numpy()
idx = top_genes(V, y)
V = V[:, idx]
print("signature:", ", ".join(X.columns[idx][:10]), "...")

post = np.zeros(len(y))
for tr, te in LeaveOneOut().split(V):
    lda = LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto")
    lda.fit(V[tr], y[tr])
    post[te] = lda.predict_proba(V[te])[:, 1]

print("LOO accuracy %.3f" % accuracy_score(y, post > 0.5))
print("LOO AUC      %.3f" % roc_auc_score(y, post))

# supplementary table: differential expression over the whole cohort (descriptive)
t, p = stats.ttest_ind(X[y == 1], X[y == 0], axis=0, equal_var=False)
tab = pd.DataFrame({"t": t, "p": p, "fdr": multipletests(p, method="fdr_bh")[1]}, index=X.columns)
tab.sort_values("p").to_csv("suppl_table_2.tsv", sep="\t")
