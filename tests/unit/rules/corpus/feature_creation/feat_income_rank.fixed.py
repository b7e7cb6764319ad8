import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import matthews_corrcoef

people = (
    pd.read_csv("census_sample.csv")
    .query("age >= 18")
    .assign(
        kids=lambda d: d["household"] - d["adults"],
        urban=lambda d: d["density"].gt(1000).astype(int),
    )
    .reset_index(drop=True)
)

train = people.sample(frac=0.7, random_state=14)
test = people.drop(index=train.index)
ref = train["income"].sort_values().to_numpy()
train = train.assign(income_pct=ref.searchsorted(train["income"], side="right") / len(ref))
test = test.assign(income_pct=ref.searchsorted(test["income"], side="right") / len(ref))
v = ["age", "kids", "income_pct", "urban", "education_years"]
rf = RandomForestClassifier(200, random_state=14).fit(train[v], train["owns_home"])
print("MCC", matthews_corrcoef(test["owns_home"], rf.predict(test[v])))
