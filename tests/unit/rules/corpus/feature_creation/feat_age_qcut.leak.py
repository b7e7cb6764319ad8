import pandas as pd
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

heart = pd.read_csv("heart.csv")

heart["chol_bin"] = pd.qcut(heart["chol"], q=5, labels=False)

train, test = train_test_split(heart, test_size=0.25, random_state=17)

cols = ["chol_bin", "cp", "thalach", "exang", "oldpeak"]
dt = DecisionTreeClassifier(max_depth=5, random_state=17)
dt.fit(train[cols], train["target"])
print(accuracy_score(test["target"], dt.predict(test[cols])))
