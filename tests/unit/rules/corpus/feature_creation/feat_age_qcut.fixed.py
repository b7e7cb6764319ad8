import pandas as pd
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

heart = pd.read_csv("heart.csv")

train, test = train_test_split(heart, test_size=0.25, random_state=17)
train, test = train.copy(), test.copy()
train["chol_bin"], edges = pd.qcut(train["chol"], q=5, labels=False, retbins=True)
edges[0], edges[-1] = float("-inf"), float("inf")
test["chol_bin"] = pd.cut(test["chol"], bins=edges, labels=False)

cols = ["chol_bin", "cp", "thalach", "exang", "oldpeak"]
dt = DecisionTreeClassifier(max_depth=5, random_state=17)
dt.fit(train[cols], train["target"])
print(accuracy_score(test["target"], dt.predict(test[cols])))
