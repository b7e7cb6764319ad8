import pandas as pd
from sklearn.linear_model import LinearRegression

b = pd.read_csv("students.csv")
b["study_rank"] = b["studytime"].rank(pct=True)
k = b.sample(frac=0.8, random_state=1)
l = b.drop(k.index)
lin = LinearRegression().fit(k[["study_rank", "absences"]], k["G3"])
print(lin.score(l[["study_rank", "absences"]], l["G3"]))
