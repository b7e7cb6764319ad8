# Employee salary prediction
import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder
from sklearn.linear_model import LinearRegression
from sklearn.tree import DecisionTreeRegressor
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error, r2_score

df = pd.read_csv("Salary_Data.csv")
df = df.dropna()
print(df.shape)
df.head()

sns.boxplot(x=df["Salary"])
plt.show()

df["Education"] = df["Education"].replace({"Bachelor's Degree": "Bachelor's", "Master's Degree": "Master's", "phD": "PhD"})
edu = {"High School": 0, "Bachelor's": 1, "Master's": 2, "PhD": 3}
df["Education"] = df["Education"].map(edu)
df["Senior"] = df["Job Title"].apply(lambda t: 1 if "Senior" in t else 0)
df["Male"] = np.where(df["Gender"] == "Male", 1, 0)

df["SalaryBand"] = pd.qcut(df["Salary"], 4, labels=[0, 1, 2, 3]).astype(int)
df["ExpPerBand"] = df["Years of Experience"] / (df["SalaryBand"] + 1)
sns.countplot(x="SalaryBand", data=df)
plt.show()

df1 = df.drop(["Job Title", "Gender"], axis=1)
features = df1.drop("Salary", axis=1)
target = df1["Salary"]

x_train, x_test, y_train, y_test = train_test_split(features, target, test_size=0.25, random_state=42)

results = {}
for reg in [LinearRegression(), DecisionTreeRegressor(max_depth=8), RandomForestRegressor(n_estimators=100)]:
    reg.fit(x_train, y_train)
    p = reg.predict(x_test)
    results[type(reg).__name__] = (mean_absolute_error(y_test, p), r2_score(y_test, p))

pd.DataFrame(results, index=["mae", "r2"]).T.plot.bar(subplots=True)
plt.show()
print(results)
