import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

X = pd.read_csv("diabetes.csv")
y = X.pop("Outcome")
pipe = Pipeline([("imp", SimpleImputer()), ("sc", StandardScaler()), ("rf", RandomForestClassifier(300))])
print("CV accuracy", cross_val_score(pipe, X, y, cv=10).mean())
# ship the model trained on everything
pipe.fit(X, y)
joblib.dump(pipe, "model.joblib")
