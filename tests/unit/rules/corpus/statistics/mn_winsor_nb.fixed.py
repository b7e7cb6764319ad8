# # Medical cost - regression with outlier treatment
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split

plt.style.use("ggplot")
cost = pd.read_csv("../input/insurance/insurance.csv")
cost.head()
print(cost.info())
print(cost.describe())

# ### Distributions
for c in ["age", "bmi", "children", "charges"]:
    fig, ax = plt.subplots(1, 2, figsize=(12, 3))
    sns.histplot(cost[c], ax=ax[0])
    sns.boxplot(x=cost[c], ax=ax[1])
    plt.suptitle(f"{c}: mean {cost[c].mean():.2f}, median {cost[c].median():.2f}")
    plt.show()

# ### Groups
print(cost.groupby("smoker")["charges"].describe())
print(cost.pivot_table(index="region", columns="sex", values="charges", aggfunc="mean"))
sns.scatterplot(data=cost, x="bmi", y="charges", hue="smoker")
plt.show()

# ### 0/1 columns
cost["smoker"] = cost["smoker"].map({"yes": 1, "no": 0})
cost["male"] = (cost["sex"] == "male").astype(int)
for r in ["northeast", "northwest", "southeast"]:
    cost["region_" + r] = (cost["region"] == r).astype(int)
cost = cost.drop(columns=["sex", "region"])
cost["smoker_bmi"] = cost["smoker"] * cost["bmi"]
print(cost.head())

# ### Split
y = np.log(cost["charges"])
X = cost.drop(columns="charges")
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=8)
print(X_train.shape, X_test.shape)

# ### Outliers in bmi
q_lo, q_hi = X_train["bmi"].quantile([0.01, 0.99])
print(q_lo, q_hi)
X_train = X_train.assign(bmi=X_train["bmi"].clip(q_lo, q_hi))
X_test = X_test.assign(bmi=X_test["bmi"].clip(q_lo, q_hi))

# ### Models
lin = LinearRegression().fit(X_train, y_train)
gb = GradientBoostingRegressor(max_depth=3, n_estimators=150, random_state=8).fit(X_train, y_train)
for name, m in [("linear", lin), ("boosting", gb)]:
    p = m.predict(X_test)
    print(name, "R2", round(r2_score(y_test, p), 3), "MAE", round(mean_absolute_error(np.exp(y_test), np.exp(p)), 1))

# ### Residuals
res = y_test - gb.predict(X_test)
sns.histplot(res)
plt.axvline(res.mean(), color="k")
plt.show()
