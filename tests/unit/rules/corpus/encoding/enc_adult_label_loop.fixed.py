import pandas as pd
from sklearn.ensemble import AdaBoostClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OrdinalEncoder

census = pd.read_csv("adult.csv", na_values=" ?", skipinitialspace=True)
census = census.dropna()
print(census["income"].value_counts(normalize=True))

print(pd.crosstab(census["sex"], census["income"], normalize="index"))
print(pd.crosstab(census["education"], census["income"], normalize="index").sort_values(">50K"))
print(census.groupby("income")["hours.per.week"].mean())

label = (census["income"] == ">50K").astype(int)
census = census.drop(columns=["income", "fnlwgt"])

cat_columns = [c for c in census.columns if census[c].dtype == object]

x_train, x_test, y_train, y_test = train_test_split(census, label, test_size=0.25, random_state=11)
x_train, x_test = x_train.copy(), x_test.copy()
for c in cat_columns:
    oe = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    x_train[c] = oe.fit_transform(x_train[[c]])[:, 0]
    x_test[c] = oe.transform(x_test[[c]])[:, 0]

ada = AdaBoostClassifier(n_estimators=200, random_state=11)
ada.fit(x_train, y_train)
print("Accuracy: ", accuracy_score(y_test, ada.predict(x_test)))
