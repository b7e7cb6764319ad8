import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

cars = pd.read_csv("used_cars.csv").dropna().drop_duplicates()
X = cars[["brand", "fuel", "year", "km_driven", "engine_cc"]]
y = cars["selling_price"]

model = make_pipeline(
    make_column_transformer(
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), ["brand", "fuel"]),
        remainder="passthrough",
    ),
    GradientBoostingRegressor(n_estimators=500, max_depth=6, random_state=0),
)
X_fit, X_eval, y_fit, y_eval = train_test_split(X, y, test_size=0.2, random_state=0)
model.fit(X_fit, y_fit)
print(f"R2 score of the model: {model.score(X_eval, y_eval):.2%}")
