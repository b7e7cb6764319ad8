import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.preprocessing import LabelEncoder
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.metrics import accuracy_score, confusion_matrix

mushrooms = pd.read_csv("../input/mushroom-classification/mushrooms.csv")
mushrooms.info()

mushrooms = mushrooms.drop(columns=["veil-type", "odor", "spore-print-color"])
sns.countplot(x=mushrooms["class"])
plt.show()

features = pd.get_dummies(mushrooms.drop("class", axis=1), dtype=int)
labels = mushrooms["class"].map({"e": 0, "p": 1})

x_train, x_test, y_train, y_test = train_test_split(features, labels, test_size=0.3, random_state=7)
print(x_train.shape, x_test.shape)

lr = LogisticRegression(solver="liblinear")
lr.fit(x_train, y_train)
print("LR :", accuracy_score(y_test, lr.predict(x_test)))

knn = KNeighborsClassifier(n_neighbors=7)
knn.fit(x_train, y_train)
print("KNN:", accuracy_score(y_test, knn.predict(x_test)))

rf = RandomForestClassifier(n_estimators=100, max_depth=6)
rf.fit(x_train, y_train)
rf_pred = rf.predict(x_test)
print("RF :", accuracy_score(y_test, rf_pred))
sns.heatmap(confusion_matrix(y_test, rf_pred), annot=True, fmt="d", cmap="Greens")
plt.title("Random forest")
plt.show()

imp = pd.Series(rf.feature_importances_, index=features.columns).nlargest(15)
imp.plot(kind="barh")
plt.show()
