import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split


def pipeline(path):
    def read():
        return pd.read_csv(path).rename(columns=str.strip)

    def impute(d, means):
        return d.assign(**{c: d[c].fillna(m) for c, m in means.items()})

    def fit_and_score(tr, te):
        xs = [c for c in tr if c != "Life expectancy"]
        rf = RandomForestRegressor(100, random_state=0).fit(tr[xs], tr["Life expectancy"])
        return rf.score(te[xs], te["Life expectancy"])

    who = read().dropna(subset=["Life expectancy"]).drop(columns=["Country", "Status", "Year"])
    tr, te = train_test_split(who, test_size=0.2, random_state=0)
    means = tr.drop(columns="Life expectancy").mean()
    tr, te = impute(tr, means), impute(te, means)
    return fit_and_score(tr, te)


print(pipeline("Life Expectancy Data.csv"))
