# # Used car prices
# Price suggestion widget: a linear model and a forest, side by side

# !pip install -q category_encoders
import pandas as pd
import numpy as np
import category_encoders as ce
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split, cross_validate
from sklearn.metrics import mean_absolute_percentage_error, r2_score

cars = pd.read_csv("vehicles.csv.gz")
cars = cars.query("500 < price < 150000 and year >= 1990 and odometer > 0")
len(cars)

cars.groupby("manufacturer").price.agg(["median", "size"]).sort_values("size", ascending=False).head(15)

cars["age"] = pd.to_datetime(cars.posting_date, utc=True).dt.year - cars.year
cars["km_per_year"] = cars.odometer / (cars.age.clip(lower=1))
cars["model"] = cars.model.str.lower().str.split().str[:2].str.join(" ").fillna("unknown")
cars = cars.drop_duplicates(["VIN"]).reset_index(drop=True)

cat = ["manufacturer", "model", "condition", "fuel", "transmission", "type", "state"]
num = ["age", "odometer", "km_per_year"]
X = cars[cat + num]
y = np.log(cars.price)

# Too many models for dummies, so use target encoding with smoothing.

enc = ce.TargetEncoder(cols=cat, smoothing=20, min_samples_leaf=10)
X_enc = enc.fit_transform(X, y)
X_enc.head()

X_train, X_test, y_train, y_test = train_test_split(X_enc, y, test_size=0.2, random_state=77)

models = {
    "ridge": Ridge(alpha=1.0),
    "extra": ExtraTreesRegressor(300, min_samples_leaf=3, n_jobs=-1, random_state=77),
}
rows = []
for name, m in models.items():
    m.fit(X_train, y_train)
    p = m.predict(X_test)
    rows.append((name, r2_score(y_test, p), mean_absolute_percentage_error(np.exp(y_test), np.exp(p))))
pd.DataFrame(rows, columns=["model", "R2", "MAPE"]).round(3)

imp = pd.Series(models["extra"].feature_importances_, index=X_train.columns)
imp.sort_values().plot.barh()
