import numpy as np
import pandas as pd
import statsmodels.api as sm

players = pd.read_csv("nba_seasons.csv")
players = players[players["minutes"] >= 500]
tr_mask = players["season"] <= 2015

by_pos = players[tr_mask].groupby("position")[["pts36", "ast36", "reb36"]].mean()
for stat in by_pos.columns:
    players[f"{stat}_rel"] = players[stat] - players["position"].map(by_pos[stat])

feats = ["age", "minutes", "pts36_rel", "ast36_rel", "reb36_rel"]
ex = sm.add_constant(players[feats])
res = sm.OLS(np.log(players.loc[tr_mask, "salary"]), ex[tr_mask]).fit()
print(res.summary())
fc = res.predict(ex[~tr_mask])
print("oos rmse:", np.sqrt(((np.log(players.loc[~tr_mask, "salary"]) - fc) ** 2).mean()))
