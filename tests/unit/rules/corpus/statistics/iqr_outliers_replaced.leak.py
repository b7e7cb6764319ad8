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

for col in ["trestbps", "chol", "thalach"]:
    q1 = heart[col].quantile(0.25)
    q3 = heart[col].quantile(0.75)
    iqr = q3 - q1
    heart[col] = np.where(heart[col] > q3 + 1.5 * iqr, q3 + 1.5 * iqr, heart[col])
    heart[col] = np.where(heart[col] < q1 - 1.5 * iqr, q1 - 1.5 * iqr, heart[col])

X_train, X_test, y_train, y_test = train_test_split(
    heart.drop("target", axis=1), heart["target"], test_size=0.2, random_state=0
)
dt = DecisionTreeClassifier(max_depth=4)
dt.fit(X_train, y_train)
print(classification_report(y_test, dt.predict(X_test)))
