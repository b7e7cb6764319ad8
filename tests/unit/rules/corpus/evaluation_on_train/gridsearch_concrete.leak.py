# # Concrete compressive strength
# Tuning an SVR, replicating Yeh (1998)

import numpy as np
import pandas as pd
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import GridSearchCV, GroupShuffleSplit, GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVR
from sklearn.metrics import mean_squared_error, r2_score
import matplotlib.pyplot as plt

con = pd.read_excel("Concrete_Data.xls")
con.columns = ["cement", "slag", "ash", "water", "superplast", "coarse", "fine", "age", "mpa"]
con = con.drop_duplicates()
con["log_age"] = np.log(con["age"])
con["w_c"] = con["water"] / con["cement"]
con.describe().round(2)

# The same mix is tested at several ages, so a mix must not be in both parts.

mix = con.groupby(["cement", "slag", "ash", "water", "superplast", "coarse", "fine"]).ngroup().values
X = con.drop(columns=["mpa", "age"]).values
y = con["mpa"].values
gss = GroupShuffleSplit(n_splits=1, test_size=0.25, random_state=98)
tr, te = next(gss.split(X, y, mix))
len(tr), len(te), len(np.unique(mix))

svr = make_pipeline(StandardScaler(), SVR())
grid = {"svr__C": [1, 10, 100, 1000], "svr__gamma": [0.01, 0.05, 0.1, 0.5], "svr__epsilon": [0.5, 1, 2]}
search = GridSearchCV(svr, grid, cv=GroupKFold(5), scoring="neg_root_mean_squared_error", n_jobs=-1)

search.fit(X, y, groups=mix)
print(search.best_params_)
pd.DataFrame(search.cv_results_).nsmallest(5, "rank_test_score")[["params", "mean_test_score", "std_test_score"]]

yhat = search.best_estimator_.predict(X[te])
print("RMSE %.2f MPa   R2 %.3f" % (np.sqrt(mean_squared_error(y[te], yhat)), r2_score(y[te], yhat)))

plt.scatter(y[te], yhat, s=12)
plt.plot([0, 80], [0, 80], "k")
plt.xlabel("measured"); plt.ylabel("predicted");
