import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report

df = pd.read_csv("creditcard.csv").drop_duplicates()
X = df.drop(["Time", "Class"], axis=1)
y = df["Class"]

sm = SMOTE(random_state=2)
X_res, y_res = sm.fit_resample(X, y)
X_train, X_test, y_train, y_test = train_test_split(X_res, y_res, test_size=0.3, random_state=0)

lr = LogisticRegression(max_iter=1000).fit(X_train, y_train)
print(classification_report(y_test, lr.predict(X_test)))
