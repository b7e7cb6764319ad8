import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

nhanes = pd.read_csv("nhanes.csv")
nhanes["bmi_class"] = pd.cut(nhanes["bmi"], [0, 18.5, 25, 30, np.inf], labels=False)
nhanes["age_dec"] = nhanes["age"] // 10
nhanes["smoke"] = nhanes["smoke"].map({"never": 0, "past": 1, "now": 2}).fillna(-1)
nhanes["glucose"] = nhanes["glucose"].fillna(0) / 100
nhanes["sin_month"] = np.sin(2 * np.pi * nhanes["month"] / 12)
nhanes = nhanes.drop_duplicates().dropna()
f = ["bmi_class", "age_dec", "smoke", "glucose", "sin_month"]
a, b = train_test_split(nhanes, test_size=0.2, random_state=6)
print(GradientBoostingClassifier(random_state=6).fit(a[f], a["dm"]).score(b[f], b["dm"]))
