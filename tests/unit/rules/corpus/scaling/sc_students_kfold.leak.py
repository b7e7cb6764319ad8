import numpy as np
import pandas as pd
from sklearn.linear_model import Lasso
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import RepeatedKFold
from sklearn.preprocessing import MinMaxScaler

df = pd.read_csv("student-por.csv", sep=";")
inputs = df[["age", "Medu", "Fedu", "studytime", "failures", "absences", "G1", "G2"]].values
grades = df["G3"].values

mm = MinMaxScaler()
inputs = mm.fit_transform(inputs)
rkf = RepeatedKFold(n_splits=5, n_repeats=3, random_state=8)
maes = []
for train_rows, test_rows in rkf.split(inputs):
    lasso = Lasso(alpha=0.1).fit(inputs[train_rows], grades[train_rows])
    maes.append(mean_absolute_error(grades[test_rows], lasso.predict(inputs[test_rows])))
print(np.round(maes, 2), np.mean(maes))
