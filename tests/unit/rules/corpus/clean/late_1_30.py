import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

d = pd.read_csv("bank.csv")
y = d.pop("y")
a, b, ya, yb = train_test_split(d, y, test_size=0.3, random_state=0)
# how much does a deeper tree overfit?
rows = []
for depth in range(1, 16):
    t = DecisionTreeClassifier(max_depth=depth, random_state=0).fit(a, ya)
    rows.append({"depth": depth, "train": t.score(a, ya), "test": t.score(b, yb)})
tab = pd.DataFrame(rows)
print(tab)
tab.plot(x="depth", y=["train", "test"])
