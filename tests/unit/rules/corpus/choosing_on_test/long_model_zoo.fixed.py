"""Heart disease: which model is best?"""
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns

from sklearn.compose import ColumnTransformer
from sklearn.ensemble import AdaBoostClassifier, ExtraTreesClassifier, GradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import ConfusionMatrixDisplay, accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder
from sklearn.svm import SVC

RANDOM_STATE = 12

df = pd.read_csv("heart_disease_uci.csv").drop(columns=["id", "dataset"])
df["num"] = (df["num"] > 0).astype(int)
df = df.dropna()
print(df.shape)
print(df["num"].value_counts())

sns.pairplot(df[["age", "trestbps", "chol", "num"]], hue="num")
plt.show()

numeric = ["age", "trestbps", "chol", "thalch", "oldpeak"]
categorical = ["sex", "cp", "restecg", "slope", "thal"]
prep = ColumnTransformer([
    ("n", MinMaxScaler(), numeric),
    ("c", OneHotEncoder(handle_unknown="ignore"), categorical),
])

X, y = df[numeric + categorical], df["num"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=RANDOM_STATE)
X_train, X_dev, y_train, y_dev = train_test_split(X_train, y_train, test_size=0.25, stratify=y_train, random_state=RANDOM_STATE)

candidates = [
    ("LR", LogisticRegression(max_iter=1000)),
    ("NB", GaussianNB()),
    ("KNN", KNeighborsClassifier()),
    ("SVM", SVC()),
    ("RF", RandomForestClassifier(random_state=RANDOM_STATE)),
    ("ET", ExtraTreesClassifier(random_state=RANDOM_STATE)),
    ("GB", GradientBoostingClassifier(random_state=RANDOM_STATE)),
    ("ADA", AdaBoostClassifier(random_state=RANDOM_STATE)),
]

rows = []
for name, estimator in candidates:
    pipe = Pipeline([("prep", prep), ("clf", estimator)]).fit(X_train, y_train)
    acc = accuracy_score(y_dev, pipe.predict(X_dev))
    rows.append({"model": name, "accuracy": acc, "pipe": pipe})
    print(name, round(acc, 4))

table = pd.DataFrame(rows).sort_values("accuracy", ascending=False)
sns.barplot(data=table, x="accuracy", y="model")
plt.show()

best = table.iloc[0]["pipe"]
print("Best model:", table.iloc[0]["model"])
print("Its accuracy:", accuracy_score(y_test, best.predict(X_test)))
ConfusionMatrixDisplay.from_estimator(best, X_test, y_test)
plt.show()
