import category_encoders as ce
import pandas as pd
from sklearn.feature_selection import SelectFromModel
from sklearn.linear_model import Lasso, LinearRegression
from sklearn.metrics import r2_score

cars = pd.read_csv("autos.csv").dropna(subset=["price"])
cars = cars.sample(frac=1, random_state=37).reset_index(drop=True)
cut = round(0.75 * len(cars))
X, y = cars.drop(columns="price"), cars["price"]

enc = ce.CatBoostEncoder(cols=["brand", "model", "fuel"], random_state=37)
enc.fit(X[:cut], y[:cut])
Xe_tr, Xe_te = enc.transform(X[:cut], y[:cut]), enc.transform(X[cut:])
sel = SelectFromModel(Lasso(alpha=10)).fit(Xe_tr, y[:cut])
lin = LinearRegression().fit(sel.transform(Xe_tr), y[:cut])
print("R2", r2_score(y[cut:], lin.predict(sel.transform(Xe_te))))
