import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LinearRegression

df = pd.read_csv("house_train.csv").select_dtypes("number").fillna(0)
plt.figure(figsize=(12, 10))
sns.heatmap(df.corr(), cmap="coolwarm")
plt.show()

train, test = train_test_split(df, random_state=0)
corr = train.corr()["SalePrice"].abs()
cols = corr[corr > 0.5].index.drop("SalePrice")
X_train, X_test, y_train, y_test = train[cols], test[cols], train["SalePrice"], test["SalePrice"]
print(LinearRegression().fit(X_train, y_train).score(X_test, y_test))
