import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split

df = pd.read_csv("train.csv")
df = df.select_dtypes("number").drop(columns=["Id", "LotFrontage", "MasVnrArea", "GarageYrBlt"])
df["SalePrice"] = np.log(df["SalePrice"])

sns.histplot(df["SalePrice"], kde=True)
plt.savefig("price.png")

train, test = train_test_split(df, test_size=0.2, random_state=0)

# keep the columns that correlate with the price
corr = train.corr()["SalePrice"].abs()
strong = corr[corr > 0.4].index.drop("SalePrice")
print(len(strong), "features are kept")
lm = LinearRegression().fit(train[strong], train["SalePrice"])
print("R2:", r2_score(test["SalePrice"], lm.predict(test[strong])))
