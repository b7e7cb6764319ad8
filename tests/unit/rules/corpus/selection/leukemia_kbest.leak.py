import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.metrics import balanced_accuracy_score, confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

# one row per patient, ~7000 probes
expr = pd.read_csv("golub_expression.csv", index_col="patient")
y = (expr.pop("subtype") == "AML").astype(int).to_numpy()
X = np.log2(expr.to_numpy().clip(min=1))

selector = SelectKBest(score_func=f_classif, k=50)
X = selector.fit_transform(X, y)
print("kept probes:", list(expr.columns[selector.get_support()])[:10], "...")

X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.33, stratify=y, random_state=1
)

svm = make_pipeline(StandardScaler(), SVC(kernel="linear", C=0.1))
svm.fit(X_train, y_train)
y_pred = svm.predict(X_test)

print(confusion_matrix(y_test, y_pred))
print("balanced accuracy:", balanced_accuracy_score(y_test, y_pred))
