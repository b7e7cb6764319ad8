# two commands of one script: fit.py train, then fit.py test
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

np.random.seed(0)


def get_data():
    claims = pd.read_csv("data/claims.csv", sep=";")
    y = claims["fraud"].to_numpy()
    X = claims[["amount", "age", "n_previous", "days_to_report", "police"]].to_numpy()
    return X, y


def train():
    X, y = get_data()
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.3, random_state=11)
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
    model.fit(X_tr, y_tr)
    joblib.dump(model, "fraud.joblib")


def test():
    X, y = get_data()
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.3, random_state=11)
    model = joblib.load("fraud.joblib")
    print("AUC", roc_auc_score(y_te, model.predict_proba(X_te)[:, 1]))


train()
test()
