import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

stroke = pd.read_csv("healthcare-dataset-stroke-data.csv").drop(columns="id")
stroke = stroke.dropna()
stroke = pd.get_dummies(stroke, drop_first=True, dtype=int)

X = stroke.drop(columns="stroke")
y = stroke["stroke"]
print(y.value_counts())

X_bal, y_bal = SMOTE(random_state=8).fit_resample(X, y)
X_train, X_test, y_train, y_test = train_test_split(X_bal, y_bal, test_size=0.2, random_state=8)

rfc = RandomForestClassifier(n_estimators=250, random_state=8)
rfc.fit(X_train, y_train)
print(classification_report(y_test, rfc.predict(X_test)))
