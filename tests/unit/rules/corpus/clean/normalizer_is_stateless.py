import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import Normalizer

d = pd.read_csv("counts.csv")
y = d.pop("class")
X = Normalizer(norm="l2").fit_transform(d)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
print(KNeighborsClassifier(metric="cosine").fit(X_train, y_train).score(X_test, y_test))
