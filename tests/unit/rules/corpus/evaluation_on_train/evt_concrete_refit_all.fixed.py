import pandas as pd
from sklearn.linear_model import RidgeCV
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

slump = pd.read_csv("Concrete_Data.csv")
y = slump.pop("strength")
X = slump

X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=12)

pipe = make_pipeline(StandardScaler(), PolynomialFeatures(3), StandardScaler(), RidgeCV([0.1, 1, 10, 100]))
pipe.fit(X_tr, y_tr)

y_hat = pipe.predict(X_te)
print("test MAE", mean_absolute_error(y_te, y_hat))
