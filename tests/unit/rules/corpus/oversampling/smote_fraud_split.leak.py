import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from collections import Counter
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report, roc_auc_score
from sklearn.model_selection import train_test_split

data = pd.read_csv("creditcard_eu.csv")
print(data["Class"].value_counts())
data["Class"].value_counts().plot(kind="bar")
plt.title("Class balance")
plt.show()

data["Amount"] = np.log1p(data["Amount"])
data = data.drop(["Time"], axis=1)
X = data.drop("Class", axis=1)
y = data["Class"]

sm = SMOTE(random_state=2, k_neighbors=5)
X_res, y_res = sm.fit_resample(X, y)
print("After SMOTE", Counter(y_res))

X_train, X_test, y_train, y_test = train_test_split(X_res, y_res, test_size=0.3, random_state=2)

rf = RandomForestClassifier(n_estimators=150, n_jobs=-1, random_state=2)
rf.fit(X_train, y_train)
y_pred = rf.predict(X_test)
print(classification_report(y_test, y_pred, digits=4))
print("ROC AUC", roc_auc_score(y_test, rf.predict_proba(X_test)[:, 1]))
