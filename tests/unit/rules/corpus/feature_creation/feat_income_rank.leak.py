import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import matthews_corrcoef

people = (
    pd.read_csv("census_sample.csv")
    .query("age >= 18")
    .assign(
        kids=lambda d: d["household"] - d["adults"],
        income_pct=lambda d: d["income"].rank(pct=True),
        urban=lambda d: d["density"].gt(1000).astype(int),
    )
    .reset_index(drop=True)
)

train = people.sample(frac=0.7, random_state=14)
test = people.drop(index=train.index)
v = ["age", "kids", "income_pct", "urban", "education_years"]
rf = RandomForestClassifier(200, random_state=14).fit(train[v], train["owns_home"])
print("MCC", matthews_corrcoef(test["owns_home"], rf.predict(test[v])))
