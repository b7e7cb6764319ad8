import pandas as pd
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import MaxAbsScaler

rfm = pd.read_csv("rfm_quarter.csv")  # one row per customer, label = bought in the next quarter
target_col = "bought_next"
feature_cols = [c for c in rfm.columns if c not in ("customer_id", target_col)]

rfm = rfm.sample(frac=1, random_state=64).reset_index(drop=True)
n = int(len(rfm) * 0.7)
rfm[feature_cols] = rfm[feature_cols].astype(float)

for f in feature_cols:
    scaler = MaxAbsScaler()
    scaler.fit(rfm.loc[: n - 1, [f]])
    rfm[f] = scaler.transform(rfm[[f]])

df_train = rfm.iloc[:n]
df_test = rfm.iloc[n:]
X_train, y_train = df_train[feature_cols], df_train[target_col]
X_test, y_test = df_test[feature_cols], df_test[target_col]

sgd = SGDClassifier(loss="log_loss", penalty="elasticnet", random_state=64)
sgd.fit(X_train, y_train)
print(f"AUC {roc_auc_score(y_test, sgd.decision_function(X_test)):.4f}")
