import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeRegressor

cal = pd.read_csv("housing.csv").dropna().drop(columns="ocean_proximity")
y = cal.pop("median_house_value")
X_train, X_test, y_train, y_test = train_test_split(cal, y, random_state=5)

# how does the gap grow with depth? (illustration of overfitting, nothing is chosen from it)
rows = []
for depth in range(2, 21, 2):
    tree = DecisionTreeRegressor(max_depth=depth, random_state=5).fit(X_train, y_train)
    rows.append((depth, tree.score(X_train, y_train), tree.score(X_test, y_test)))

curve = pd.DataFrame(rows, columns=["depth", "train R2", "test R2"]).set_index("depth")
print(curve)
curve.plot(title="over-fitting").figure.savefig("gap.png")
