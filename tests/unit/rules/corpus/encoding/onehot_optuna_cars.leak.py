import optuna
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import ElasticNet
from sklearn.metrics import mean_absolute_percentage_error
from sklearn.model_selection import KFold, cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

cars = pd.read_csv("used_cars.csv").dropna()
cars["age"] = 2024 - cars["year"]
cat_cols = ["make", "model", "fuel", "gearbox"]
num_cols = ["age", "km", "engine_l"]
y = cars["price_eur"]

ohe = make_column_transformer(
    (OneHotEncoder(min_frequency=20, handle_unknown="infrequent_if_exist", sparse_output=False), cat_cols),
    remainder="passthrough",
)
X = ohe.fit_transform(cars[cat_cols + num_cols])
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=3)


def make_model(alpha, l1_ratio):
    return ElasticNet(alpha=alpha, l1_ratio=l1_ratio, max_iter=5000)


def objective(trial):
    est = make_model(
        trial.suggest_float("alpha", 1e-4, 10, log=True),
        trial.suggest_float("l1_ratio", 0.0, 1.0),
    )
    folds = KFold(5, shuffle=True, random_state=0)
    return -cross_val_score(est, X_tr, y_tr, cv=folds, scoring="neg_mean_absolute_error").mean()


study = optuna.create_study(direction="minimize", sampler=optuna.samplers.TPESampler(seed=1))
study.optimize(objective, n_trials=40)
print("best", study.best_params, study.best_value)

final = make_model(**study.best_params).fit(X_tr, y_tr)
print("test MAPE", mean_absolute_percentage_error(y_te, final.predict(X_te)))
