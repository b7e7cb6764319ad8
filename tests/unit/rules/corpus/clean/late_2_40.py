import numpy as np
import pandas as pd
from sklearn.compose import TransformedTargetRegressor
from sklearn.linear_model import LassoCV
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, QuantileTransformer, StandardScaler

ins = pd.read_csv("insurance.csv")
ins["smoker"] = ins["smoker"].eq("yes").astype(int)
ins["sex"] = ins["sex"].eq("male").astype(int)
X, y = ins[["age", "bmi", "children", "smoker", "sex"]], ins["charges"]
X = PolynomialFeatures(2, include_bias=False).fit_transform(X)  # products within the row

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=40)
reg = TransformedTargetRegressor(
    make_pipeline(StandardScaler(), LassoCV(random_state=40)),
    transformer=QuantileTransformer(n_quantiles=200, output_distribution="normal", random_state=40),
)
reg.fit(X_train, y_train)
print("R2", np.round(reg.score(X_test, y_test), 3))
