# # Diamond prices
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.ensemble import RandomForestRegressor, GradientBoostingRegressor
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.metrics import mean_squared_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeRegressor

# ## Get the data
diamonds = pd.read_csv("/kaggle/input/diamonds/diamonds.csv", index_col=0)
print(diamonds.shape)
diamonds.head()
diamonds.describe()

# zero sized diamonds are errors
diamonds = diamonds[(diamonds[["x", "y", "z"]] > 0).all(axis=1)]
print("after cleaning", diamonds.shape)

# ## Look
sns.histplot(diamonds["price"], bins=60)
plt.show()
sns.jointplot(x="carat", y="price", data=diamonds, kind="hex")
plt.show()
sns.boxplot(x="cut", y="price", data=diamonds)
plt.show()
print(diamonds.groupby("clarity")["price"].mean().sort_values())

# ## Ordinal grades: known order, fixed numbers
cut = {"Fair": 0, "Good": 1, "Very Good": 2, "Premium": 3, "Ideal": 4}
color = {c: i for i, c in enumerate("JIHGFED")}
clarity = {c: i for i, c in enumerate(["I1", "SI2", "SI1", "VS2", "VS1", "VVS2", "VVS1", "IF"])}
diamonds["cut"] = diamonds["cut"].map(cut)
diamonds["color"] = diamonds["color"].map(color)
diamonds["clarity"] = diamonds["clarity"].map(clarity)
diamonds["volume"] = diamonds["x"] * diamonds["y"] * diamonds["z"]
diamonds["logprice"] = np.log(diamonds["price"])

sns.heatmap(diamonds.corr(), annot=True, cmap="viridis")
plt.show()

# ## Split
X = diamonds.drop(["price", "logprice"], axis=1)
y = diamonds["logprice"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=11)

# ## Fit
models = {
    "Linear": make_pipeline(StandardScaler(), LinearRegression()),
    "Ridge": make_pipeline(StandardScaler(), Ridge(alpha=5)),
    "Tree": DecisionTreeRegressor(random_state=11),
    "Forest": RandomForestRegressor(n_estimators=100, random_state=11, n_jobs=-1),
    "GB": GradientBoostingRegressor(random_state=11),
}
for m in models.values():
    m.fit(X_train, y_train)

# ## Results
board = []
for name, m in models.items():
    pred = m.predict(X_train)
    board.append((name, np.sqrt(mean_squared_error(y_train, pred)), r2_score(y_train, pred)))
board = pd.DataFrame(board, columns=["Model", "RMSE", "R2"]).sort_values("RMSE")
print(board)
board.plot.bar(x="Model", y="R2")
plt.show()
