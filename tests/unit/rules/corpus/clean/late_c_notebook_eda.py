# %%
import pandas as pd
import seaborn as sns
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler

# %%
bank = pd.read_csv("bank.csv")
bank.describe()
# %%
means = bank.groupby("job")["balance"].mean().sort_values()
means.plot.barh(title="mean balance by job")
z = (bank["balance"] - bank["balance"].mean()) / bank["balance"].std()
print("rows above 3 sigma:", (z.abs() > 3).sum())
sns.heatmap(bank.corr(numeric_only=True))
# %%
X = bank[["age", "balance", "campaign", "previous"]]
y = bank["y"].map({"yes": 1, "no": 0})
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
scaler = MinMaxScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)
# %%
lr = LogisticRegression().fit(X_train, y_train)
print("train", lr.score(X_train, y_train))
print("test ", lr.score(X_test, y_test))
