import pandas as pd
from sklearn.datasets import fetch_openml
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, MinMaxScaler
from xgboost import XGBClassifier

beans = fetch_openml(data_id=42585, as_frame=True, parser="auto").frame.dropna()
le = LabelEncoder()
y = le.fit_transform(beans["species"])
X = beans.select_dtypes("number")

X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
mm = MinMaxScaler().fit(X_train)
clf = XGBClassifier().fit(mm.transform(X_train), y_train)
print(clf.score(mm.transform(X_test), y_test))
print(pd.Series(le.inverse_transform(clf.predict(mm.transform(X_test)))).value_counts())
