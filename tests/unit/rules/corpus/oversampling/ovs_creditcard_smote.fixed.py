# %%
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
from collections import Counter
from imblearn.over_sampling import SMOTE
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, roc_auc_score
from sklearn.model_selection import train_test_split

# %%
df = pd.read_csv("../input/creditcardfraud/creditcard.csv")
df = df.drop_duplicates()
print("No Frauds", round(df["Class"].value_counts()[0] / len(df) * 100, 2), "% of the dataset")
print("Frauds", round(df["Class"].value_counts()[1] / len(df) * 100, 2), "% of the dataset")

# %%
df["log_amount"] = np.log1p(df["Amount"])
df.groupby("Class")["log_amount"].plot.hist(alpha=0.4, density=True)
plt.show()

# %%
X = df.drop(["Time", "Amount", "Class"], axis=1)
y = df["Class"]
smote = SMOTE(random_state=42)

# %%
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=42, stratify=y)
X_train, y_train = smote.fit_resample(X_train, y_train)
print("after SMOTE:", Counter(y_train))

# %%
lr = LogisticRegression(solver="liblinear")
lr.fit(X_train, y_train)
print(classification_report(y_test, lr.predict(X_test)))
print("AUC:", roc_auc_score(y_test, lr.predict_proba(X_test)[:, 1]))
