import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

ames = pd.read_csv("AmesHousing.csv").select_dtypes("number").drop(columns=["Order", "PID"])
ames = ames.dropna(axis=0)

corr = ames.corr()["SalePrice"].abs().sort_values(ascending=False)
keep = corr[corr > 0.4].index.drop("SalePrice").tolist()
print("keeping", keep)

train, test = train_test_split(ames, test_size=0.2, random_state=30)
ols = LinearRegression().fit(train[keep], train["SalePrice"])
print("MAE", mean_absolute_error(test["SalePrice"], ols.predict(test[keep])))
