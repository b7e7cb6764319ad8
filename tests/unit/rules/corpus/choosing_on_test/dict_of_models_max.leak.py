import pandas as pd
from sklearn.ensemble import AdaBoostClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.tree import DecisionTreeClassifier

ck = pd.read_csv("kidney.csv").select_dtypes("number").fillna(0)
a, b, ya, yb = train_test_split(ck.drop(columns="ckd"), ck["ckd"], test_size=0.3, random_state=2)
zoo = {
    "logit": LogisticRegression(max_iter=1000),
    "tree": DecisionTreeClassifier(),
    "forest": RandomForestClassifier(),
    "ada": AdaBoostClassifier(),
}
results = {}
for name, clf in zoo.items():
    results[name] = clf.fit(a, ya).score(b, yb)
winner = max(results, key=results.get)
print("We use", winner, "with accuracy", results[winner])
