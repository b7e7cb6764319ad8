import polars as pl
import polars.selectors as cs
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import QuantileTransformer

buildings = (
    pl.scan_csv("buildings.csv")
    .filter(pl.col("area_m2").is_not_null(), pl.col("heating_kwh").is_not_null())
    .with_columns((2024 - pl.col("year_built")).alias("age"))
    .drop("year_built")
    .collect()
)
target = buildings["heating_kwh"]
inputs = buildings.drop("heating_kwh").select(cs.numeric())

qt = QuantileTransformer(n_quantiles=200, output_distribution="normal", random_state=0)
in_tr, in_te, out_tr, out_te = train_test_split(
    inputs.to_numpy(), target.to_numpy(), test_size=0.2, random_state=0
)
in_tr = qt.fit_transform(in_tr)
in_te = qt.transform(in_te)

mlp = MLPRegressor((64, 32), max_iter=800, random_state=0).fit(in_tr, out_tr)
print("R2", mlp.score(in_te, out_te))
