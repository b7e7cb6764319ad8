import pandas as pd
import statsmodels.api as sm

players = (
    pd.read_csv("nba_players.csv")
    .dropna(subset=["salary", "pts", "ast", "trb", "age"])
    .assign(
        usage=lambda d: d["fga"] + 0.44 * d["fta"] + d["tov"],
        veteran=lambda d: (d["age"] >= 30).astype(int),
    )
)

train = players.sample(frac=0.75, random_state=4)
test = players.drop(train.index)

ref = train["pts"].sort_values().to_numpy()
train = train.assign(pts_rank=ref.searchsorted(train["pts"], side="right") / len(ref))
test = test.assign(pts_rank=ref.searchsorted(test["pts"], side="right") / len(ref))

rhs = ["usage", "pts_rank", "veteran", "ast", "trb"]
ols = sm.OLS(train["salary"], sm.add_constant(train[rhs])).fit()
print(ols.summary())

pred = ols.predict(sm.add_constant(test[rhs]))
sse = ((test["salary"] - pred) ** 2).sum()
sst = ((test["salary"] - train["salary"].mean()) ** 2).sum()
print("out of sample R2", 1 - sse / sst)
