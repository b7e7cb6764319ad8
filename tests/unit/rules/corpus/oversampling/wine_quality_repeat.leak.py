# %%
import pandas as pd
import matplotlib.pyplot as plt
from lightgbm import LGBMClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_score

wine = pd.read_csv("winequality-red.csv").drop_duplicates()
wine["label"] = pd.cut(wine.pop("quality"), [0, 4, 6, 10], labels=[0, 1, 2]).astype(int)
wine["label"].value_counts().sort_index().plot.bar()
plt.show()

# %%
# bad and great wines are rare -> give them more weight
times = {0: 18, 1: 1, 2: 6}
wine = wine.loc[wine.index.repeat(wine["label"].map(times))].reset_index(drop=True)
wine["label"].value_counts()

# %%
X, y = wine.drop(columns="label"), wine["label"]
cv = StratifiedKFold(5, shuffle=True, random_state=11)
clf = LGBMClassifier(n_estimators=200, verbose=-1)

# %%
scores = cross_val_score(clf, X, y, cv=cv, scoring="balanced_accuracy")
print(scores)
print(f"balanced accuracy {scores.mean():.3f}")
