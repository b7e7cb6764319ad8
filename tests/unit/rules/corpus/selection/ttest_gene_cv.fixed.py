import numpy as np
import pandas as pd
from scipy import stats
from sklearn.model_selection import LeaveOneOut
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

expr = pd.read_csv("golub_expr.tsv", sep="\t", index_col=0).T
pheno = pd.read_csv("golub_pheno.tsv", sep="\t", index_col=0)
y = (pheno.loc[expr.index, "type"] == "AML").to_numpy()
X = np.log2(expr.to_numpy().clip(20, 16000))


def top_genes(mat, lab, k=50):
    t, p = stats.ttest_ind(mat[lab], mat[~lab], equal_var=False)
    return np.argsort(p)[:k]


hits = 0
for tr, te in LeaveOneOut().split(X):
    genes = top_genes(X[tr], y[tr])
    lda = LinearDiscriminantAnalysis()
    lda.fit(X[tr][:, genes], y[tr])
    hits += int(lda.predict(X[te][:, genes])[0] == y[te][0])
print("LOO accuracy", hits / len(y))
