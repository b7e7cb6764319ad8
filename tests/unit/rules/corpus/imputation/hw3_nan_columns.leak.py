# Homework 3 - Question 2
# Name: J. Ortega
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

data = np.genfromtxt("horse_colic.csv", delimiter=",", skip_header=1)
X = data[:, :-1]
y = data[:, -1].astype(int)
print("rows with at least one nan:", np.isnan(X).any(axis=1).sum())

# part (a): drop the columns that are almost empty (missing rate from the data sheet)
X = np.delete(X, [20, 21], axis=1)

# part (b): replace nan by the column mean
for j in range(X.shape[1]):
    col = X[:, j]
    m = np.nanmean(col)
    col[np.isnan(col)] = m

# part (c): split
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=42)

# part (d): accuracies for k=5
knn = KNeighborsClassifier(n_neighbors=5)
knn.fit(X_train, y_train)
for name, A, b in [("train", X_train, y_train), ("test", X_test, y_test)]:
    print(name, (knn.predict(A) == b).mean())
