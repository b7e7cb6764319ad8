import matplotlib.pyplot as plt
import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

sant = pd.read_csv("santander_train.csv").drop(columns="ID_code")
y = sant["target"]
X = sant.drop(columns=["target"])
print(X.shape, y.mean())
print("duplicated rows:", X.duplicated().sum(), "missing cells:", int(X.isna().sum().sum()))

# EDA: do the two classes look different?
fig, axes = plt.subplots(2, 4, figsize=(16, 6))
for ax, col in zip(axes.ravel(), ["var_0", "var_1", "var_2", "var_6", "var_12", "var_53", "var_81", "var_139"]):
    for value, colour in ((0, "tab:blue"), (1, "tab:red")):
        ax.hist(X.loc[y == value, col], bins=60, density=True, alpha=0.4, color=colour)
    ax.set_title(col)
fig.tight_layout()
fig.savefig("santander_eda.png")

means = X.mean()
stds = X.std()
print("means from", means.min(), "to", means.max())
print("standard deviations from", stds.min(), "to", stds.max())

skb = SelectKBest(score_func=f_classif, k=50)
X_best = skb.fit_transform(X, y)
chosen = X.columns[skb.get_support()]
print("kept:", list(chosen))
Xa, Xb, ya, yb = train_test_split(X_best, y, test_size=0.2, random_state=314, stratify=y)

lr = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
lr.fit(Xa, ya)
print("AUC:", roc_auc_score(yb, lr.predict_proba(Xb)[:, 1]))
