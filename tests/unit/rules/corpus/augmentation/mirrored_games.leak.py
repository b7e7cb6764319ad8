import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

games = pd.read_csv("ncaa_games.csv")[["elo_a", "elo_b", "rest_a", "rest_b", "a_won"]]


def mirror(g):
    m = g.rename(columns={"elo_a": "elo_b", "elo_b": "elo_a", "rest_a": "rest_b", "rest_b": "rest_a"})
    m["a_won"] = 1 - m["a_won"]
    return m[g.columns]


games = pd.concat([games, mirror(games)])
tr, te = train_test_split(games, test_size=0.2, random_state=14)
lr = LogisticRegression().fit(tr.drop(columns="a_won"), tr["a_won"])
print(lr.score(te.drop(columns="a_won"), te["a_won"]))
