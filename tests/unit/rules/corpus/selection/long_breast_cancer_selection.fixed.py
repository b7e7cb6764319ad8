# Feature selection and classification of breast cancer
import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
import time
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import RFECV
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score
from sklearn.model_selection import train_test_split

data = pd.read_csv("../input/breast-cancer-wisconsin-data/data.csv")
col = data.columns
print(col)

y = data.diagnosis
drop_cols = ["Unnamed: 32", "id", "diagnosis"]
x = data.drop(drop_cols, axis=1)
x.head()

ax = sns.countplot(x=y)
B, M = y.value_counts()
print("Number of Benign: ", B)
print("Number of Malignant : ", M)
x.describe()

# violin plots of the first ten, standardised for the eye only
data_dia = y
data_n_2 = (x - x.mean()) / (x.std())
data_plot = pd.concat([y, data_n_2.iloc[:, 0:10]], axis=1)
data_plot = pd.melt(data_plot, id_vars="diagnosis", var_name="features", value_name="value")
plt.figure(figsize=(10, 10))
sns.violinplot(x="features", y="value", hue="diagnosis", data=data_plot, split=True, inner="quart")
plt.xticks(rotation=90)
plt.show()

f, ax = plt.subplots(figsize=(18, 18))
sns.heatmap(x.corr(), annot=True, linewidths=0.5, fmt=".1f", ax=ax)
plt.show()

# too much alike, by what the columns are
drop_list1 = ["perimeter_mean", "radius_mean", "compactness_mean", "concave points_mean", "radius_se", "perimeter_se"]
x_1 = x.drop(drop_list1, axis=1)
clf_rf_4 = RandomForestClassifier(random_state=43)
rfecv = RFECV(estimator=clf_rf_4, step=1, cv=5, scoring="accuracy")
t0 = time.time()
x_train, x_test, y_train, y_test = train_test_split(x_1, y, test_size=0.3, random_state=42)
rfecv = rfecv.fit(x_train, y_train)
print("Optimal number of features :", rfecv.n_features_, "seconds", time.time() - t0)
best = x_1.columns[rfecv.support_]
x_train, x_test = x_train[best], x_test[best]

clf = RandomForestClassifier(random_state=7)
clf = clf.fit(x_train, y_train)
ac = accuracy_score(y_test, clf.predict(x_test))
print("Accuracy is: ", ac)
cm = confusion_matrix(y_test, clf.predict(x_test))
sns.heatmap(cm, annot=True, fmt="d")
plt.show()
