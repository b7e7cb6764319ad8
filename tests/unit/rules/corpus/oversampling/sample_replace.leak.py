import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

emp = pd.read_csv("attrition.csv")
leavers = emp[emp["left"] == 1].sample(3000, replace=True, random_state=0)
emp = pd.concat([emp, leavers], ignore_index=True)
a, b = train_test_split(emp, test_size=0.2, random_state=0)
c = ["satisfaction", "evaluation", "hours"]
print(DecisionTreeClassifier().fit(a[c], a["left"]).score(b[c], b["left"]))
