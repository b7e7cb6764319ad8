import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import CategoricalNB
from sklearn.tree import DecisionTreeClassifier
from sklearn.metrics import accuracy_score

census = pd.read_csv("census_2000.csv", skipinitialspace=True)
census.columns = [c.strip().replace("-", "_") for c in census.columns]
print("Rows:", len(census))
print(census["income"].value_counts())

census["label"] = (census["income"] == ">50K").astype(int)
census["married"] = census["marital_status"].str.startswith("Married").astype(int)
census["edu_level"] = pd.cut(census["education_num"], [0, 8, 10, 13, 16], labels=False)

census["hours_bin"] = pd.cut(census["hours_per_week"], [0, 20, 35, 40, 50, 100], labels=False)

columns = ["married", "edu_level", "age_bin", "hours_bin"]
X_train, X_test, y_train, y_test = train_test_split(
    census.drop(columns="label"), census["label"], test_size=0.3, random_state=100)
# decile features
age_bin, edges = pd.qcut(X_train["age"], 10, labels=False, duplicates="drop", retbins=True)
edges[0], edges[-1] = 0, 200
X_train = X_train.assign(age_bin=age_bin)[columns]
X_test = X_test.assign(age_bin=pd.cut(X_test["age"], edges, labels=False))[columns]

for model in (CategoricalNB(min_categories=12), DecisionTreeClassifier(max_depth=4)):
    model.fit(X_train, y_train)
    acc = accuracy_score(y_test, model.predict(X_test))
    print(type(model).__name__, f"{acc:.4f}")
