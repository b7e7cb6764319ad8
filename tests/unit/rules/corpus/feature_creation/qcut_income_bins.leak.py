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

# decile features
census["age_bin"] = pd.qcut(census["age"], 10, labels=False, duplicates="drop")
census["hours_bin"] = pd.cut(census["hours_per_week"], [0, 20, 35, 40, 50, 100], labels=False)

columns = ["married", "edu_level", "age_bin", "hours_bin"]
X_train, X_test, y_train, y_test = train_test_split(
    census[columns], census["label"], test_size=0.3, random_state=100)

for model in (CategoricalNB(min_categories=12), DecisionTreeClassifier(max_depth=4)):
    model.fit(X_train, y_train)
    acc = accuracy_score(y_test, model.predict(X_test))
    print(type(model).__name__, f"{acc:.4f}")
