# %%
import numpy as np
import pandas as pd
from sklearn.neighbors import KNeighborsRegressor

# %%
river = pd.read_csv("river.csv", parse_dates=["when"]).set_index("when").asfreq("D")
river.isna().mean()

# %%
river["rain"] = river["rain"].interpolate(method="linear")
river["level_before"] = river["level"].shift(1)
river = river.dropna()

# %%
fit, new = river.loc[:"2015"], river.loc["2016":]
x = ["rain", "level_before"]
knn = KNeighborsRegressor(20).fit(fit[x], fit["level"])
print(np.round(knn.score(new[x], new["level"]), 2))
