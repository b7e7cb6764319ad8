import pandas as pd
from sklearn.feature_selection import SelectKBest, VarianceThreshold, f_classif
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB

g = pd.read_csv("genes.csv", index_col=0)
y = g.pop("tumour")
X_train, X_test, y_train, y_test = train_test_split(g, y, stratify=y, random_state=0)
best = SelectKBest(f_classif, k=100).fit(X_train, y_train)
names = g.columns[best.get_support()]
nb = GaussianNB().fit(X_train[names], y_train)
print(nb.score(X_test[names], y_test))
