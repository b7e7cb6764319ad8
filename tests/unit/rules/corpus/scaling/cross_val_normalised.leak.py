import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict, StratifiedKFold
from sklearn.preprocessing import QuantileTransformer
from sklearn.metrics import roc_auc_score

sonar = pd.read_csv("sonar.all-data", header=None)
X = sonar.iloc[:, :60].values
y = (sonar.iloc[:, 60] == "M").astype(int).values

qt = QuantileTransformer(n_quantiles=50, output_distribution="normal")
qt.fit(X)
Xq = qt.transform(X)

clf = LogisticRegression(C=0.5)
cv = StratifiedKFold(10, shuffle=True, random_state=4)
probs = cross_val_predict(clf, Xq, y, cv=cv, method="predict_proba")[:, 1]
print("AUC", roc_auc_score(y, probs))
