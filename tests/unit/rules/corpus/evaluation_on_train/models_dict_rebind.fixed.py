# %%
import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split, GridSearchCV
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.svm import SVC
from sklearn.preprocessing import StandardScaler
from sklearn.pipeline import make_pipeline
from sklearn.metrics import accuracy_score, roc_auc_score

# %%
heart = pd.read_csv("heart.csv").drop_duplicates()
heart.columns = ["age", "sex", "cp", "trestbps", "chol", "fbs", "restecg", "thalach",
                 "exang", "oldpeak", "slope", "ca", "thal", "target"]
sns.heatmap(heart.corr(), annot=True, fmt=".1f")
plt.show()

# %%
X = heart.drop("target", axis=1).values
y = heart["target"].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
print(X_train.shape, X_test.shape)


def scaled(est):
    return make_pipeline(StandardScaler(), est)


# %%
search = {
    "svc": (SVC(probability=True), {"C": [0.1, 1, 10], "kernel": ["rbf", "linear"]}),
    "rf": (RandomForestClassifier(random_state=0), {"n_estimators": [100, 300], "max_depth": [3, 6, None]}),
    "gb": (GradientBoostingClassifier(random_state=0), {"learning_rate": [0.03, 0.1]}),
}
fitted = {}
for name, (est, grid) in search.items():
    grid = {f"{type(est).__name__.lower()}__{k}": v for k, v in grid.items()}
    g = GridSearchCV(scaled(est), grid, cv=5, scoring="roc_auc")
    g.fit(X_train, y_train)
    fitted[name] = g.best_estimator_
    print(name, g.best_params_, g.best_score_)

# %%
table = []
for name, est in fitted.items():
    y_hat = est.predict(X_test)
    proba = est.predict_proba(X_test)[:, 1]
    table.append((name, accuracy_score(y_test, y_hat), roc_auc_score(y_test, proba)))
final = pd.DataFrame(table, columns=["model", "test_acc", "test_auc"]).set_index("model")
print(final)

# %%
final.plot.bar()
plt.title("Test set performance")
plt.ylim(0.5, 1)
plt.show()
