from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler
from sklearn.neighbors import KNeighborsClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import ConfusionMatrixDisplay, accuracy_score
import matplotlib.pyplot as plt
import pandas as pd

# Assignment 2 : k-nearest neighbours
# Student number 20194471

wine = load_wine()
df = pd.DataFrame(wine.data, columns=wine.feature_names)
df["class"] = wine.target
print(df.head())
print(df.groupby("class").mean().T)

X = df.drop("class", axis=1)
y = df["class"]

# Q1 scaling because kNN uses distances
scaler = StandardScaler()
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=1/3, random_state=20194471)
scaler.fit(X_train)

# Q2 hold-out set
X_train = scaler.transform(X_train)
X_test = scaler.transform(X_test)

# Q3
knn = KNeighborsClassifier(n_neighbors=7)
knn.fit(X_train, y_train)
y_hat = knn.predict(X_test)
print("Accuracy:", accuracy_score(y_test, y_hat))
ConfusionMatrixDisplay.from_predictions(y_test, y_hat, display_labels=wine.target_names)
plt.title("kNN on wine")
plt.show()
