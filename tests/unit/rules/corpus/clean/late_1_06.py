import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder
from xgboost import XGBClassifier

beans = pd.read_csv("beans.csv")
le = LabelEncoder()
y = le.fit_transform(beans["Class"])
X = beans.drop(columns="Class")
X_tr, X_te, y_tr, y_te = train_test_split(X, y, stratify=y, test_size=0.2, random_state=4)
clf = XGBClassifier(n_estimators=100, random_state=4).fit(X_tr, y_tr)
print(clf.score(X_te, y_te))
print(le.inverse_transform(clf.predict(X_te[:5])))
