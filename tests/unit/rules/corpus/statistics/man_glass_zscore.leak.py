import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

glass = pd.read_csv("glass.csv")
y = glass["Type"]
X = glass.drop("Type", axis=1)

X = (X - X.mean()) / X.std()
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=4, stratify=y)

knn = KNeighborsClassifier(n_neighbors=3).fit(X_train, y_train)
print("accuracy", knn.score(X_test, y_test))
