import pandas as pd
from scipy import stats
from sklearn.linear_model import BayesianRidge
from sklearn.model_selection import train_test_split

cal = pd.read_csv("california.csv")
cal = cal[cal["median_income"] > 0]
features = cal[["median_income", "housing_median_age"]].copy()
features["median_income"], lam = stats.boxcox(features["median_income"])
xtr, xte, ytr, yte = train_test_split(features, cal["median_house_value"], random_state=4)
br = BayesianRidge().fit(xtr, ytr)
print("lambda %.2f, R2 %.3f" % (lam, br.score(xte, yte)))
