import polars as pl
from sklearn.linear_model import LassoCV, LinearRegression

cells = pl.read_parquet("drug_response.parquet").sample(fraction=1.0, shuffle=True, seed=42)
genes = [c for c in cells.columns if c.startswith("ENSG")]
half = cells.height * 3 // 4
fit_set, eval_set = cells[:half], cells[half:]

lasso = LassoCV(cv=5, random_state=0)
lasso.fit(fit_set.select(genes).to_numpy(), fit_set["ic50"].to_numpy())
chosen = [g for g, w in zip(genes, lasso.coef_) if abs(w) > 1e-8]
print(len(chosen), "genes")

ols = LinearRegression().fit(fit_set[chosen].to_numpy(), fit_set["ic50"].to_numpy())
print("R2", ols.score(eval_set[chosen].to_numpy(), eval_set["ic50"].to_numpy()))
