import pandas as pd
from catboost import CatBoostClassifier
from sklearn.ensemble import BaggingClassifier, ExtraTreesClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier

mobile = pd.read_csv("mobile_price.csv")
features = mobile.drop(columns="price_range")
labels = mobile["price_range"]
f_tr, f_te, l_tr, l_te = train_test_split(features, labels, test_size=0.25, random_state=0, stratify=labels)

zoo = {
    "naive bayes": GaussianNB(),
    "knn": KNeighborsClassifier(9),
    "bagging": BaggingClassifier(random_state=0),
    "extra trees": ExtraTreesClassifier(random_state=0),
    "catboost": CatBoostClassifier(verbose=0, random_seed=0),
}

table = []
for name, clf in zoo.items():
    clf.fit(f_tr, l_tr)
    table.append({"model": name, "accuracy": accuracy_score(l_tr, clf.predict(f_tr))})

board = pd.DataFrame(table).set_index("model")
print(board)
board.plot.barh(legend=False).figure.savefig("models.png")
