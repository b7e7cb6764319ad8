import pandas as pd
from sklearn.ensemble import AdaBoostClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder

census = pd.read_csv("adult.csv", na_values=" ?", skipinitialspace=True)
census = census.dropna()
print(census["income"].value_counts(normalize=True))

print(pd.crosstab(census["sex"], census["income"], normalize="index"))
print(pd.crosstab(census["education"], census["income"], normalize="index").sort_values(">50K"))
print(census.groupby("income")["hours.per.week"].mean())

label = (census["income"] == ">50K").astype(int)
census = census.drop(columns=["income", "fnlwgt"])

cat_columns = [c for c in census.columns if census[c].dtype == object]
for c in cat_columns:
    le = LabelEncoder()
    census[c] = le.fit_transform(census[c])

x_train, x_test, y_train, y_test = train_test_split(census, label, test_size=0.25, random_state=11)

ada = AdaBoostClassifier(n_estimators=200, random_state=11)
ada.fit(x_train, y_train)
print("Accuracy: ", accuracy_score(y_test, ada.predict(x_test)))
