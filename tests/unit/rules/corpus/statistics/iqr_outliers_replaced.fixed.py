# -*- coding: utf-8 -*-
import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier
from sklearn.metrics import classification_report

heart = pd.read_csv("heart.csv")
print(heart.describe().T)
for col in ["trestbps", "chol", "thalach"]:
    sns.boxplot(x=heart[col])
    plt.title(col)
    plt.show()

X_train, X_test, y_train, y_test = train_test_split(
    heart.drop("target", axis=1), heart["target"], test_size=0.2, random_state=0
)
for col in ["trestbps", "chol", "thalach"]:
    q1 = X_train[col].quantile(0.25)
    q3 = X_train[col].quantile(0.75)
    iqr = q3 - q1
    for part in (X_train, X_test):
        part[col] = np.where(part[col] > q3 + 1.5 * iqr, q3 + 1.5 * iqr, part[col])
        part[col] = np.where(part[col] < q1 - 1.5 * iqr, q1 - 1.5 * iqr, part[col])
dt = DecisionTreeClassifier(max_depth=4)
dt.fit(X_train, y_train)
print(classification_report(y_test, dt.predict(X_test)))
