import joblib
import pandas as pd
import yaml
from lightgbm import LGBMClassifier, early_stopping
from sklearn.compose import ColumnTransformer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

with open("config/uplift.yaml") as fh:
    CONFIG = yaml.safe_load(fh)


def get_data():
    frame = pd.read_parquet(CONFIG["data"]["path"])
    return frame[CONFIG["data"]["numeric"]], frame[CONFIG["data"]["target"]]


def three_way(X, y):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=CONFIG["seed"], stratify=y)
    X_train, X_valid, y_train, y_valid = train_test_split(
        X_rest, y_rest, test_size=0.25, random_state=CONFIG["seed"], stratify=y_rest
    )
    return (X_train, y_train), (X_valid, y_valid), (X_test, y_test)


X, y = get_data()
ct = ColumnTransformer([("num", StandardScaler(), CONFIG["data"]["numeric"])])
Xs = ct.fit_transform(X)
(X_train, y_train), (X_valid, y_valid), (X_test, y_test) = three_way(Xs, y)

gbm = LGBMClassifier(n_estimators=5000, learning_rate=0.02, random_state=CONFIG["seed"])
gbm.fit(X_train, y_train, eval_set=[(X_valid, y_valid)], callbacks=[early_stopping(100)])
joblib.dump({"prep": ct, "model": gbm}, "uplift.joblib")
print("test AUC:", roc_auc_score(y_test, gbm.predict_proba(X_test)[:, 1]))
