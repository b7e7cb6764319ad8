# # Stroke prediction
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from collections import Counter
from imblearn.over_sampling import ADASYN
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import f1_score, roc_auc_score, ConfusionMatrixDisplay
from xgboost import XGBClassifier

df = pd.read_csv("../input/stroke/healthcare-dataset-stroke-data.csv")
df = df.drop("id", axis=1)
df.head()

# missing
print(df.isnull().mean() * 100)
df = df.dropna(subset=["bmi"])

# Who has a stroke?
ax = df["stroke"].value_counts().plot.bar()
ax.set_title("Very imbalanced!")
plt.show()

for c in ["age", "avg_glucose_level", "bmi"]:
    sns.kdeplot(data=df, x=c, hue="stroke", common_norm=False)
    plt.axvline(df[c].median(), c="k")
    plt.show()

for c in ["work_type", "smoking_status", "Residence_type"]:
    print(df.groupby(c)["stroke"].agg(["mean", "count"]))

# Convert text to numbers by hand
df["male"] = (df["gender"] == "Male").astype(int)
df["married"] = (df["ever_married"] == "Yes").astype(int)
df["urban"] = (df["Residence_type"] == "Urban").astype(int)
df["smokes"] = (df["smoking_status"] == "smokes").astype(int)
df["smoked"] = (df["smoking_status"] == "formerly smoked").astype(int)
df["self_emp"] = (df["work_type"] == "Self-employed").astype(int)
df["child"] = (df["work_type"] == "children").astype(int)
df["log_glucose"] = np.log(df["avg_glucose_level"])
df["bmi_over_30"] = (df["bmi"] > 30).astype(int)

cols = ["age", "hypertension", "heart_disease", "log_glucose", "bmi", "bmi_over_30",
        "male", "married", "urban", "smokes", "smoked", "self_emp", "child"]
x = df[cols]
y = df["stroke"]

# Train/test
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.25, random_state=1, stratify=y)
print(x_train.shape, x_test.shape)

# Balance
print("before", Counter(y_train))
x_train, y_train = ADASYN(random_state=1).fit_resample(x_train, y_train)
print("after", Counter(y_train))

# Models
clfs = [
    LogisticRegression(max_iter=3000),
    RandomForestClassifier(n_estimators=300, random_state=1),
    XGBClassifier(n_estimators=200, max_depth=4, random_state=1),
]
table = []
for c in clfs:
    c.fit(x_train, y_train)
    pred = c.predict(x_test)
    prob = c.predict_proba(x_test)[:, 1]
    table.append([type(c).__name__, f1_score(y_test, pred), roc_auc_score(y_test, prob)])
    ConfusionMatrixDisplay.from_predictions(y_test, pred)
    plt.title(type(c).__name__)
    plt.show()

print(pd.DataFrame(table, columns=["model", "f1", "auc"]))
