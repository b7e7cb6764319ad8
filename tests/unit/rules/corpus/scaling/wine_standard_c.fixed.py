# In [1]:
import pandas as pd
from sklearn.preprocessing import StandardScaler
from sklearn.neighbors import KNeighborsClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import confusion_matrix, accuracy_score
import matplotlib.pyplot as plt

# In [2]:
wine = pd.read_csv("winequality-red.csv", sep=";")
wine["good"] = (wine["quality"] > 6).astype(int)
X = wine.drop(["quality", "good"], axis=1)
y = wine["good"]

# In [3]:
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2)

# In [4]:
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)
print(X_train.shape, X_test.shape)

# In [5]:
knn = KNeighborsClassifier(n_neighbors=5)
knn.fit(X_train, y_train)
y_pred = knn.predict(X_test)
print(accuracy_score(y_test, y_pred))

# In [6]:
plt.imshow(confusion_matrix(y_test, y_pred))
plt.colorbar(); plt.show()
