import numpy as np
import pandas as pd
from scipy import stats
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneOut, StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

COHORTS = ["GSE2034", "GSE7390", "GSE11121"]
N_GENES = 50

results = []
for cohort in COHORTS:
    expr = pd.read_csv(f"geo/{cohort}_expr.tsv", sep="\t", index_col=0).T
    clin = pd.read_csv(f"geo/{cohort}_clin.tsv", sep="\t", index_col=0)
    expr, clin = expr.align(clin, join="inner", axis=0)
    y = clin["relapse"].astype(int).values
    X = np.log2(expr.values + 1)

    # volcano table of the cohort (supplement S2)
    t, p = stats.ttest_ind(X[y == 1], X[y == 0], equal_var=False)
    pd.DataFrame({"gene": expr.columns, "t": t, "p": p}).to_csv(f"out/{cohort}_volcano.csv", index=False)

    kbest = SelectKBest(f_classif, k=N_GENES)
    X = kbest.fit_transform(X, y)
    clf = make_pipeline(StandardScaler(), LogisticRegression(penalty="l2", C=0.1, max_iter=2000))
    for scheme, cv, metric in (
        ("10fold", StratifiedKFold(10, shuffle=True, random_state=1), "roc_auc"),
        ("loo", LeaveOneOut(), "accuracy"),
    ):
        score = cross_val_score(clf, X, y, cv=cv, scoring=metric).mean()
        results.append((cohort, scheme, metric, score))
        print(cohort, scheme, metric, round(score, 3))

pd.DataFrame(results, columns=["cohort", "scheme", "metric", "score"]).to_csv("out/table3.csv", index=False)
