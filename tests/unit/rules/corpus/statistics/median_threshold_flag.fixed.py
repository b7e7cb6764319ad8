# Marketing campaign response -- EDA + models
import datetime as dt
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.naive_bayes import GaussianNB
from sklearn.metrics import roc_auc_score

df = pd.read_csv("marketing_campaign.csv", sep="\t")
df.drop(["ID", "Z_CostContact", "Z_Revenue"], axis=1, inplace=True)
df = df.dropna()
df["Dt_Customer"] = pd.to_datetime(df["Dt_Customer"], dayfirst=True)
df["Tenure"] = (dt.datetime(2015, 1, 1) - df["Dt_Customer"]).dt.days
df["Age"] = 2015 - df["Year_Birth"]
df = df[df["Age"] < 100]
df.drop(["Dt_Customer", "Year_Birth"], axis=1, inplace=True)

mnt = [c for c in df.columns if c.startswith("Mnt")]
df["Spent"] = df[mnt].sum(axis=1)
df["Kids"] = df["Kidhome"] + df["Teenhome"]

sns.scatterplot(data=df, x="Income", y="Spent", hue="Response")
plt.show()
sns.boxplot(data=df, x="Education", y="Income")
plt.show()

df1 = pd.get_dummies(df, columns=["Education", "Marital_Status"], drop_first=True, dtype=int)
tr, te = train_test_split(df1, test_size=0.25, random_state=50)
tr, te = tr.copy(), te.copy()
income_med = np.median(tr["Income"])
spent_sorted = np.sort(tr["Spent"].values)
for d in (tr, te):
    d["HighIncome"] = np.where(d["Income"] > income_med, 1, 0)
    d["SpentRank"] = np.searchsorted(spent_sorted, d["Spent"].values) / len(spent_sorted)
    d["IncomeDev"] = d["Income"] - income_med

x_train, y_train = tr.drop("Response", axis=1), tr["Response"]
x_test, y_test = te.drop("Response", axis=1), te["Response"]

out = {}
for name, clf in [("lr", LogisticRegression(max_iter=5000)), ("et", ExtraTreesClassifier(300)), ("nb", GaussianNB())]:
    clf.fit(x_train, y_train)
    out[name] = roc_auc_score(y_test, clf.predict_proba(x_test)[:, 1])
pd.Series(out).plot(kind="barh")
plt.show()
print(out)
