import numpy as np
import polars as pl
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import FunctionTransformer, PolynomialFeatures

df = pl.read_csv("properties.csv").with_columns(
    pl.col("garage").fill_null(0),
    pl.col("heating").fill_null("unknown").replace_strict({"gas": 0, "oil": 1, "unknown": 2}),
    (pl.col("area") / pl.col("rooms")).alias("area_per_room"),
    pl.mean_horizontal("dist_school", "dist_train").alias("dist_mean"),
)
y = df["price"].to_numpy()
X = FunctionTransformer(np.log1p).fit_transform(df.drop("price").to_numpy())
X = PolynomialFeatures(2, interaction_only=True, include_bias=False).fit_transform(X)
a, b, ya, yb = train_test_split(X, y, test_size=0.2, random_state=0)
m = HistGradientBoostingRegressor().fit(a, ya)
print(r2_score(yb, m.predict(b)))
