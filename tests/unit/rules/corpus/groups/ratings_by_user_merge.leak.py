import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_predict, GroupKFold
from sklearn.metrics import mean_squared_error

users = pd.read_csv("users.csv")
exams = pd.read_csv("exams.csv")
tab = exams.merge(users, on="user_id")
X = tab[["age", "hours", "attempt"]]
pred = cross_val_predict(Ridge(), X, tab["score"], cv=10)
print(mean_squared_error(tab["score"], pred))
