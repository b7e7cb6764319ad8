import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

N_GENES = 50


def read_expression(expr_path: str, pheno_path: str):
    expr = pd.read_csv(expr_path, sep="\t", index_col=0).T
    pheno = pd.read_csv(pheno_path, sep="\t", index_col=0)
    common = expr.index.intersection(pheno.index)
    return np.log2(expr.loc[common] + 1), (pheno.loc[common, "status"] == "relapse").astype(int)


expr, relapse = read_expression("tumour_counts.tsv", "tumour_pheno.tsv")
print(f"{expr.shape[0]} patients x {expr.shape[1]} genes; {relapse.sum()} relapses")

selector = SelectKBest(f_classif, k=N_GENES)
top = selector.fit_transform(expr, relapse)
pipe = make_pipeline(StandardScaler(), SVC(kernel="linear", C=0.1))
cv = StratifiedKFold(5, shuffle=True, random_state=0)
acc = cross_val_score(pipe, top, relapse, cv=cv, scoring="balanced_accuracy")
print("balanced accuracy", acc.mean().round(3), "+/-", acc.std().round(3))

print("\nSignature for the manuscript (all patients)")
sig = SelectKBest(f_classif, k=N_GENES).fit(expr, relapse)
print(expr.columns[sig.get_support()].tolist())
