import pandas as pd
from sklearn.preprocessing import RobustScaler
from sklearn.model_selection import train_test_split
from sklearn.ensemble import IsolationForest, RandomForestClassifier
from sklearn.metrics import average_precision_score

COLS = ["Amount", "Time"]


def preprocess(part, scaler):
    part = part.copy()
    part[COLS] = scaler.transform(part[COLS])
    return part


def split(df):
    y = df.pop("Class")
    return train_test_split(df, y, test_size=0.3, stratify=y, random_state=2)


X_train, X_test, y_train, y_test = split(pd.read_csv("creditcard.csv"))
scaler = RobustScaler().fit(X_train[COLS])
X_train, X_test = preprocess(X_train, scaler), preprocess(X_test, scaler)
forest = RandomForestClassifier(n_estimators=100, n_jobs=-1).fit(X_train, y_train)
print(average_precision_score(y_test, forest.predict_proba(X_test)[:, 1]))
