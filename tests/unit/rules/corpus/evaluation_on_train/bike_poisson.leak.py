"""Poisson regression for bike counts; predictive accuracy of the model."""
import numpy as np
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf

bikes = pd.read_csv("bike_counts.csv", parse_dates=["date"])
bikes["weekday"] = bikes["date"].dt.day_name()

early = bikes[bikes["date"].dt.year < 2018]
late = bikes[bikes["date"].dt.year == 2018]

fit = smf.glm("count ~ temp + precip + C(weekday)", data=early, family=sm.families.Poisson()).fit()
print(fit.summary())

mu = fit.predict(early)
mae = np.abs(early["count"] - mu).mean()
print(f"Predictive accuracy of the count model: MAE = {mae:.1f} bikes per day")
