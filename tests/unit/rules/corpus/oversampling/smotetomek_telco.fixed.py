# In[ ]:
import pandas as pd, numpy as np
import matplotlib.pyplot as plt, seaborn as sns
from sklearn.preprocessing import LabelEncoder
from sklearn.model_selection import train_test_split, GridSearchCV
from sklearn.ensemble import RandomForestClassifier, AdaBoostClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, ConfusionMatrixDisplay
from imblearn.combine import SMOTETomek

# In[ ]:
telco = pd.read_csv("WA_Fn-UseC_-Telco-Customer-Churn.csv")
telco = telco.drop("customerID", axis=1)
telco["TotalCharges"] = pd.to_numeric(telco["TotalCharges"], errors="coerce")
telco = telco.dropna().reset_index(drop=True)

# In[ ]:
sns.countplot(x="Contract", hue="Churn", data=telco)
plt.xticks(rotation=30)
plt.show()

# In[ ]:
binary = ["Partner", "Dependents", "PhoneService", "PaperlessBilling", "Churn"]
for b in binary:
    telco[b] = telco[b].apply(lambda v: 1 if v == "Yes" else 0)
telco["gender"] = np.where(telco["gender"] == "Male", 1, 0)
df2 = pd.get_dummies(telco, columns=["Contract", "InternetService", "PaymentMethod"], dtype=int)
df2 = df2.select_dtypes("number")
x = df2.drop("Churn", axis=1)
y = df2["Churn"]

# In[ ]:
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=4)
smt = SMOTETomek(random_state=139)
x_train, y_train = smt.fit_resample(x_train, y_train)
print(y_train.value_counts())

# In[ ]:
models = {"LR": LogisticRegression(max_iter=3000), "RF": RandomForestClassifier(), "ADA": AdaBoostClassifier()}
rows = []
for name in models:
    clf = models[name]
    clf.fit(x_train, y_train)
    pred = clf.predict(x_test)
    rows.append([name, accuracy_score(y_test, pred), f1_score(y_test, pred)])
res = pd.DataFrame(rows, columns=["model", "acc", "f1"])
print(res)

# In[ ]:
sns.barplot(data=res, x="model", y="acc")
plt.show()
ConfusionMatrixDisplay.from_predictions(y_test, pred)
plt.show()
