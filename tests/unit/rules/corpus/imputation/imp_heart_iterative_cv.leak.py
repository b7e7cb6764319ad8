from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
import pandas as pd

cols = "age sex cp trestbps chol fbs restecg thalach exang oldpeak slope ca thal num".split()
heart = pd.read_csv("processed.cleveland.data", names=cols, na_values="?")
target = (heart["num"] > 0).astype(int)
X = heart.drop(columns="num")

skf = StratifiedKFold(n_splits=10, shuffle=True, random_state=2022)
X = IterativeImputer(max_iter=20, random_state=2022).fit_transform(X)
model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
scores = cross_val_score(model, X, target, cv=skf, scoring="roc_auc")
print(f"10-fold AUC {scores.mean():.3f} +/- {scores.std():.3f}")
