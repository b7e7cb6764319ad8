import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score

bugs = pd.read_csv("bug_reports.csv")
times = np.where(bugs["critical"] == 1, 6, 1)
bugs = bugs.loc[bugs.index.repeat(times)]
bugs = bugs.sample(frac=1.0, random_state=5)
cut = int(0.8 * len(bugs))
train, test = bugs.iloc[:cut], bugs.iloc[cut:]
f = ["n_comments", "n_words", "has_trace", "reporter_karma"]
rf = RandomForestClassifier(random_state=5).fit(train[f], train["critical"])
print(f1_score(test["critical"], rf.predict(test[f])))
