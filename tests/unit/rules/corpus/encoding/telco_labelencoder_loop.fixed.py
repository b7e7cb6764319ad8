import pandas as pd
from sklearn import preprocessing
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.metrics import confusion_matrix, accuracy_score

df = pd.read_csv("Telco-Customer-Churn.csv")
df.drop("customerID", axis=1, inplace=True)
df["TotalCharges"] = pd.to_numeric(df["TotalCharges"], errors="coerce")
df.dropna(inplace=True)
df["Churn"] = (df["Churn"] == "Yes").astype(int)

kat = [c for c in df.columns if df[c].dtype == "object"]

X = df.drop("Churn", axis=1)
y = df["Churn"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=10)
le = preprocessing.LabelEncoder()
for c in kat:
    X_train[c] = le.fit_transform(X_train[c])
    X_test[c] = le.transform(X_test[c])

nb = GaussianNB()
nb.fit(X_train, y_train)
y_pred = nb.predict(X_test)
cm = confusion_matrix(y_test, y_pred)
print(cm)
print("Accuracy", accuracy_score(y_test, y_pred))
