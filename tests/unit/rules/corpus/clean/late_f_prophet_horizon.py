import pandas as pd
from prophet import Prophet
from prophet.diagnostics import cross_validation, performance_metrics

df = pd.read_csv("wiki_peyton.csv")
m = Prophet(yearly_seasonality=True).fit(df)
cv = cross_validation(m, initial="730 days", period="180 days", horizon="365 days")
print(performance_metrics(cv).head())
m.predict(m.make_future_dataframe(365)).to_csv("forecast.csv")
