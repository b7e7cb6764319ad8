import pandas as pd
from sklearn.neighbors import KNeighborsClassifier
from sklearn.model_selection import train_test_split

t = pd.read_csv("ecoli.csv", header=None)
X = t.iloc[:, 1:8].values
y = t.iloc[:, 8].values
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=5)
print(KNeighborsClassifier().fit(X_train, y_train).score(X_test, y_test))
