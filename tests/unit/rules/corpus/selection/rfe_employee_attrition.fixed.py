# HR attrition - which columns matter and how well can we predict?
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import RFE
from sklearn.metrics import classification_report, ConfusionMatrixDisplay
from sklearn.model_selection import train_test_split

hr = pd.read_csv("WA_Fn-UseC_-HR-Employee-Attrition.csv")
print(hr.shape)
print(hr.isna().sum().sum(), "missing values")

hr["Attrition"] = hr["Attrition"].eq("Yes").astype(int)
hr["OverTime"] = hr["OverTime"].eq("Yes").astype(int)
hr["Gender"] = hr["Gender"].eq("Male").astype(int)
hr["BusinessTravel"] = hr["BusinessTravel"].map({"Non-Travel": 0, "Travel_Rarely": 1, "Travel_Frequently": 2})
hr = hr.drop(columns=["EmployeeCount", "EmployeeNumber", "Over18", "StandardHours",
                      "Department", "EducationField", "JobRole", "MaritalStatus"])

# ----- some plots
sns.kdeplot(data=hr, x="Age", hue="Attrition", common_norm=False)
plt.show()
sns.barplot(data=hr, x="OverTime", y="Attrition")
plt.show()
sns.boxplot(data=hr, x="Attrition", y="MonthlyIncome")
plt.show()

# ----- X / y
y = hr["Attrition"]
X = hr.drop(columns="Attrition")

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, stratify=y, random_state=10)

rfe = RFE(RandomForestClassifier(n_estimators=100, random_state=10), n_features_to_select=12, step=2)
rfe.fit(X_train, y_train)
selected = X.columns[rfe.support_]
print("selected:", list(selected))
for rank, col in sorted(zip(rfe.ranking_, X.columns)):
    print(f"{rank:3d} {col}")

X_train, X_test = X_train[selected], X_test[selected]

forest = RandomForestClassifier(n_estimators=500, class_weight="balanced", random_state=10)
forest.fit(X_train, y_train)
y_pred = forest.predict(X_test)
print(classification_report(y_test, y_pred))
ConfusionMatrixDisplay.from_predictions(y_test, y_pred)
plt.show()
