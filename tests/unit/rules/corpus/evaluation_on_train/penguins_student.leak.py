# ## Lab 5 — Penguins
# **Student:** group B

import pandas as pd
import seaborn as sns
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, classification_report
from sklearn.preprocessing import LabelEncoder

penguins = sns.load_dataset("penguins").dropna()
penguins.sample(5)

sns.pairplot(penguins, hue="species")

penguins["sex"] = penguins["sex"].map({"Male": 1, "Female": 0})
le = LabelEncoder()
y = le.fit_transform(penguins["species"])   # names of the classes -> 0,1,2
X = penguins[["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex"]]
le.classes_

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=1)

rf = RandomForestClassifier(n_estimators=100, random_state=1)
rf.fit(X, y)

y_pred = rf.predict(X_test)
print("Accuracy on test:", accuracy_score(y_test, y_pred))

print(classification_report(y_test, y_pred, target_names=le.classes_))

# Question 4: *Which feature is the most important?*

pd.Series(rf.feature_importances_, X.columns).sort_values(ascending=False)
