import pandas as pd
from category_encoders import TargetEncoder
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_predict
from sklearn.metrics import mean_absolute_error
from sklearn.pipeline import make_pipeline

beers = pd.read_csv("beers.csv").dropna(subset=["abv", "style", "brewery"])
y = beers["abv"]
cols = ["style", "brewery"]
X = TargetEncoder(cols=cols).fit_transform(beers[cols], y)
p = cross_val_predict(Ridge(), X, y, cv=5)
print(mean_absolute_error(y, p))
