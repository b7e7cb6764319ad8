import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupShuffleSplit, train_test_split


def split(df, seed=0):
    return train_test_split(df, test_size=0.3, random_state=seed)


answers = pd.read_csv("assistments.csv").dropna(subset=["correct"])
answers["attempts"] = answers["attempt_count"].clip(0, 10)
print(len(answers), "answers of", answers["student_id"].nunique(), "students")
train, test = split(answers)
cols = ["attempts", "hint_count", "ms_first_response"]
lr = LogisticRegression(max_iter=1000).fit(train[cols], train["correct"])
print(lr.score(test[cols], test["correct"]))
