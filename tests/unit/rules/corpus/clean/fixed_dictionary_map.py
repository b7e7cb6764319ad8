import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

QUALITY = {"Po": 1, "Fa": 2, "TA": 3, "Gd": 4, "Ex": 5}
COUNTRY_GDP = {"DE": 48_700, "FR": 40_900, "PL": 18_700}

h = pd.read_csv("h.csv")
h["qual"] = h["qual"].map(QUALITY).fillna(0)
h["gdp"] = h["country"].map(COUNTRY_GDP).fillna(-1)
a, b = train_test_split(h, random_state=1)
t = DecisionTreeClassifier(max_depth=3).fit(a[["qual", "gdp"]], a["sold"])
print(t.score(b[["qual", "gdp"]], b["sold"]))
