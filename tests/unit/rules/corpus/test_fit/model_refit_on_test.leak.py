import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

credit = pd.read_csv("credit.csv")
X_train, X_test, y_train, y_test = train_test_split(
    credit.drop("default", axis=1), credit["default"], test_size=0.3, random_state=1
)
forest = RandomForestClassifier(n_estimators=200, min_samples_leaf=3)
forest.fit(X_train, y_train)
forest.fit(X_test, y_test)
print("AUC", roc_auc_score(y_test, forest.predict_proba(X_test)[:, 1]))
