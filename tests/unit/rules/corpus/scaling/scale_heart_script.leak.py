import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

heart = pd.read_csv("heart.csv")
heart = pd.get_dummies(heart, columns=["cp", "slope", "thal"], drop_first=True)
outcome = heart.pop("target")

scaler = StandardScaler()
heart_s = scaler.fit_transform(heart)
xtr, xte, ytr, yte = train_test_split(heart_s, outcome, test_size=0.2, random_state=50)

lr = LogisticRegression(C=0.8, max_iter=1000)
lr.fit(xtr, ytr)
print(confusion_matrix(yte, lr.predict(xte)))
print("AUC", roc_auc_score(yte, lr.predict_proba(xte)[:, 1]))
