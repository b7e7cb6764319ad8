import joblib
import pandas as pd
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("telco_churn_numeric.csv").drop_duplicates()
print(df.describe())
print(df.groupby("churn").mean())

X, y = df.drop(columns="churn"), df["churn"]
X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.2, stratify=y, random_state=0
)

pipe = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
fitted = clone(pipe).fit(X_train, y_train)
auc_test = roc_auc_score(y_test, fitted.predict_proba(X_test)[:, 1])
auc_train = roc_auc_score(y_train, fitted.predict_proba(X_train)[:, 1])
print(f"test AUC {auc_test:.3f} (gap to train {auc_train - auc_test:.3f})")

# the shipped model may use every customer
final = clone(pipe).fit(X, y)
joblib.dump({"model": final, "holdout_auc": auc_test}, "churn_model.joblib")
