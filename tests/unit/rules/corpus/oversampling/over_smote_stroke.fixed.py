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

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=8, stratify=y)
X_train, y_train = SMOTE(random_state=8).fit_resample(X_train, y_train)

rfc = RandomForestClassifier(n_estimators=250, random_state=8)
rfc.fit(X_train, y_train)
print(classification_report(y_test, rfc.predict(X_test)))
