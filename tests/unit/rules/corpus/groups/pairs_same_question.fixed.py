import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupShuffleSplit, train_test_split

pairs = pd.read_csv("answer_pairs.csv")  # several answers of one question_id
pairs["overlap"] = [len(set(q.split()) & set(a.split())) for q, a in zip(pairs["question"], pairs["answer"])]
pairs["length"] = pairs["answer"].str.len()
print(pairs["question_id"].value_counts().head())
i, j = next(GroupShuffleSplit(1, test_size=0.2, random_state=3).split(pairs, groups=pairs["question_id"]))
tr, te = pairs.iloc[i], pairs.iloc[j]
lr = LogisticRegression().fit(tr[["overlap", "length"]], tr["good"])
print(lr.score(te[["overlap", "length"]], te["good"]))
