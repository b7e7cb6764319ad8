import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

data = pd.read_csv("leads.csv")
y = data.pop("won")
a, b, ya, yb = train_test_split(data, y, test_size=0.2, random_state=1, stratify=y)

pipe = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
pipe.fit(a, ya)
print("AUC", roc_auc_score(yb, pipe.predict_proba(b)[:, 1]))

# evaluation is over: ship a model that has seen everything
pipe.fit(data, y)
joblib.dump(pipe, "leads.joblib")
