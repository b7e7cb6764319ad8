import pandas as pd
from sklearn.model_selection import cross_val_score, GroupKFold
from sklearn.svm import SVC
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

har = pd.read_csv("human_activity.csv")
X = har.drop(columns=["subject", "Activity"])
model = make_pipeline(StandardScaler(), SVC())
print(cross_val_score(model, X, har["Activity"], cv=5).mean())
