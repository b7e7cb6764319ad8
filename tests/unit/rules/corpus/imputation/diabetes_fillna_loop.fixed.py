# %% [markdown]
# # Pima diabetes
# %%
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeClassifier
from sklearn.metrics import classification_report, confusion_matrix, accuracy_score

# %%
data = pd.read_csv("../input/pima-indians-diabetes-database/diabetes.csv")
data.head()

# %%
data.describe().T

# %%
df1 = data.copy()
zero_cols = ["Glucose", "BloodPressure", "SkinThickness", "Insulin", "BMI"]
df1[zero_cols] = df1[zero_cols].replace(0, np.nan)
print(df1.isnull().sum())

# %%
df1.hist(figsize=(18, 14))
plt.show()

# %%
sns.pairplot(df1, hue="Outcome")
plt.show()

# %%
x = df1.drop("Outcome", axis=1)
y = df1.Outcome
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=1 / 3, random_state=42, stratify=y)
x_train, x_test = x_train.copy(), x_test.copy()
for c in zero_cols:
    med = x_train[c].median()
    x_train[c] = x_train[c].fillna(med)
    x_test[c] = x_test[c].fillna(med)

# %%
train_scores, test_scores = [], []
models = {
    "knn": KNeighborsClassifier(11),
    "lr": LogisticRegression(max_iter=1000),
    "dt": DecisionTreeClassifier(max_depth=4),
}
for name, m in models.items():
    m.fit(x_train, y_train)
    train_scores.append(m.score(x_train, y_train))
    pred = m.predict(x_test)
    test_scores.append(accuracy_score(y_test, pred))
    print(name)
    print(confusion_matrix(y_test, pred))
    print(classification_report(y_test, pred))

# %%
plt.bar(list(models), test_scores)
plt.title("test accuracy")
plt.show()
