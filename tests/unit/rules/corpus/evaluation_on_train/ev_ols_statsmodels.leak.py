import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

beer = pd.read_csv("beer_sales.csv", parse_dates=["week"]).sort_values("week")
beer["weekend_sun"] = beer["sun"] * beer["weekend"]
hist = beer[beer["week"] < "2018-01-01"]
later = beer[beer["week"] >= "2018-01-01"]

fit = smf.ols("hl ~ temp + sun + weekend + weekend_sun + promo", data=hist).fit()
print(fit.summary())
forecast = fit.predict(hist)
print("Forecast RMSE:", np.sqrt(np.mean((hist["hl"] - forecast) ** 2)))
