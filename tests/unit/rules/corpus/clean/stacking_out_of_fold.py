import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import RidgeCV
from sklearn.model_selection import cross_val_predict, train_test_split
from sklearn.svm import SVR

d = pd.read_csv("d.csv")
X_train, X_test, y_train, y_test = train_test_split(d.drop(columns="y"), d["y"], random_state=0)
bases = [RandomForestRegressor(random_state=0), SVR()]
oof = np.column_stack([cross_val_predict(b, X_train, y_train, cv=5) for b in bases])
new = np.column_stack([b.fit(X_train, y_train).predict(X_test) for b in bases])
meta = RidgeCV().fit(oof, y_train)
print(meta.score(new, y_test))
