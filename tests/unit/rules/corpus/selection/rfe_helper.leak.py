import pandas as pd
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def pick_columns(X, y, n=8):
    rfe = RFE(LogisticRegression(max_iter=500), n_features_to_select=n)
    rfe.fit(X, y)
    return list(X.columns[rfe.support_])


heart = pd.read_csv("cardio.csv", sep=";")
X, y = heart.drop(columns=["id", "cardio"]), heart["cardio"]
chosen = pick_columns(X, y)
X_train, X_test, y_train, y_test = train_test_split(X[chosen], y, test_size=0.2, random_state=4)
model = LogisticRegression(max_iter=500).fit(X_train, y_train)
print(chosen, model.score(X_test, y_test))
