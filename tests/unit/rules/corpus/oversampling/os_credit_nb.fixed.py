# # Credit card default in Taiwan
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from imblearn.over_sampling import SMOTE
from lightgbm import LGBMClassifier
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (accuracy_score, confusion_matrix, f1_score, precision_score, recall_score,
                             roc_auc_score)
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("UCI_Credit_Card.csv")
df.rename(columns={"default.payment.next.month": "default", "PAY_0": "PAY_1"}, inplace=True)
df.drop("ID", axis=1, inplace=True)
df.head()
print(df.shape)
print(df.isna().sum().sum(), "missing")

# EDA ---------------------------------------------------------------
print(df["default"].value_counts(normalize=True))
df["default"].value_counts().plot(kind="pie", autopct="%.0f%%")
plt.show()

fig, axs = plt.subplots(1, 3, figsize=(15, 4))
for ax, c in zip(axs, ["SEX", "EDUCATION", "MARRIAGE"]):
    sns.countplot(x=c, hue="default", data=df, ax=ax)
plt.show()

print(df.groupby("EDUCATION")["default"].mean())
print(df.groupby("PAY_1")["default"].mean())

sns.kdeplot(data=df, x="LIMIT_BAL", hue="default", common_norm=False)
plt.axvline(df["LIMIT_BAL"].mean(), ls=":")
plt.show()

plt.figure(figsize=(14, 10))
sns.heatmap(df.corr(), cmap="vlag", center=0)
plt.show()

# Cleaning ----------------------------------------------------------
df["EDUCATION"] = df["EDUCATION"].replace({0: 4, 5: 4, 6: 4})
df["MARRIAGE"] = df["MARRIAGE"].replace({0: 3})
pay = [f"PAY_{i}" for i in range(1, 7)]
bill = [f"BILL_AMT{i}" for i in range(1, 7)]
amt = [f"PAY_AMT{i}" for i in range(1, 7)]

# Features, row by row ----------------------------------------------
df["worst_delay"] = df[pay].max(axis=1)
df["mean_delay"] = df[pay].mean(axis=1)
df["n_late"] = (df[pay] > 0).sum(axis=1)
df["mean_bill"] = df[bill].mean(axis=1)
df["std_bill"] = df[bill].std(axis=1)
df["mean_paid"] = df[amt].mean(axis=1)
df["usage"] = df["BILL_AMT1"] / df["LIMIT_BAL"]
df["paid_share"] = df["PAY_AMT1"] / df["BILL_AMT2"].abs().clip(lower=1)
df["log_limit"] = np.log(df["LIMIT_BAL"])

features = ["AGE", "EDUCATION", "MARRIAGE", "worst_delay", "mean_delay", "n_late", "mean_bill", "std_bill",
            "mean_paid", "usage", "paid_share", "log_limit"] + pay
x, y = df[features], df["default"]

# Split -------------------------------------------------------------
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.25, random_state=27, stratify=y)
print(x_train.shape, x_test.shape)

# Balance the training classes --------------------------------------
smote = SMOTE(sampling_strategy=1.0, random_state=27)
x_train, y_train = smote.fit_resample(x_train, y_train)
print(y_train.value_counts())


# Compare -----------------------------------------------------------
def scores(name, clf):
    clf.fit(x_train, y_train)
    hard = clf.predict(x_test)
    soft = clf.predict_proba(x_test)[:, 1]
    print(name)
    print(confusion_matrix(y_test, hard))
    return {
        "name": name,
        "acc": accuracy_score(y_test, hard),
        "prec": precision_score(y_test, hard),
        "rec": recall_score(y_test, hard),
        "f1": f1_score(y_test, hard),
        "auc": roc_auc_score(y_test, soft),
    }


table = pd.DataFrame([
    scores("logit", make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))),
    scores("forest", RandomForestClassifier(200, random_state=27, n_jobs=-1)),
    scores("lgbm", LGBMClassifier(n_estimators=300, learning_rate=0.05, random_state=27)),
])
print(table.set_index("name").round(3))
table.set_index("name")[["f1", "auc"]].plot.bar(rot=0)
plt.show()
