# Predicting diabetes - a walk through
# ------------------------------------
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from collections import Counter

from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.tree import DecisionTreeClassifier
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, roc_auc_score, roc_curve

sns.set_style("whitegrid")
pd.set_option("display.max_columns", 50)

diabetes = pd.read_csv("../input/pima-indians-diabetes-database/diabetes.csv")
diabetes.head()
diabetes.info()
diabetes.describe().T

# 1. target
print(Counter(diabetes["Outcome"]))
ax = sns.countplot(x="Outcome", data=diabetes)
ax.set_title("classes")
plt.show()

# 2. distributions
diabetes.hist(figsize=(14, 10), bins=25)
plt.tight_layout()
plt.show()

# 3. correlations
corr = diabetes.corr()
mask = np.triu(np.ones_like(corr, dtype=bool))
sns.heatmap(corr, mask=mask, annot=True, fmt=".2f", cmap="viridis")
plt.show()

# 4. zeros are missing values here
zero_cols = ["Glucose", "BloodPressure", "SkinThickness", "Insulin", "BMI"]
print((diabetes[zero_cols] == 0).sum())
diabetes = diabetes[(diabetes[["Glucose", "BloodPressure", "BMI"]] != 0).all(axis=1)]
print("left:", len(diabetes))

# 5. model
X = diabetes.drop("Outcome", axis=1)
y = diabetes["Outcome"]
scaler = StandardScaler()
X_scaled = pd.DataFrame(scaler.fit_transform(X), columns=X.columns)
X_train, X_test, y_train, y_test = train_test_split(X_scaled, y, test_size=0.25, random_state=0, stratify=y)
print(X_train.shape, X_test.shape)

classifiers = {
    "Logistic regression": LogisticRegression(),
    "k-NN": KNeighborsClassifier(n_neighbors=11),
    "Tree": DecisionTreeClassifier(max_depth=4, random_state=0),
    "Forest": RandomForestClassifier(n_estimators=200, random_state=0),
}
plt.figure(figsize=(8, 6))
for name, clf in classifiers.items():
    clf.fit(X_train, y_train)
    proba = clf.predict_proba(X_test)[:, 1]
    fpr, tpr, _ = roc_curve(y_test, proba)
    plt.plot(fpr, tpr, label=f"{name} (AUC {roc_auc_score(y_test, proba):.2f})")
    print(f"{name:20s} {accuracy_score(y_test, clf.predict(X_test)):.3f}")
plt.plot([0, 1], [0, 1], "k--")
plt.legend()
plt.show()
