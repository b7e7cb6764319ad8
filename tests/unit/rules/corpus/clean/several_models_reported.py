import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score
from sklearn.svm import SVC

d = pd.read_csv("bank.csv")
X_train, X_test, y_train, y_test = train_test_split(d.drop(columns="y"), d["y"], random_state=0)
# a table of all of them; none is chosen by it
for m in (LogisticRegression(max_iter=500), RandomForestClassifier(), SVC(probability=True)):
    m.fit(X_train, y_train)
    print(type(m).__name__, roc_auc_score(y_test, m.predict_proba(X_test)[:, 1]))
