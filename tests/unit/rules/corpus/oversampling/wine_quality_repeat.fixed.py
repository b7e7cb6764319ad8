# %%
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from lightgbm import LGBMClassifier
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import StratifiedKFold

wine = pd.read_csv("winequality-red.csv").drop_duplicates()
wine["label"] = pd.cut(wine.pop("quality"), [0, 4, 6, 10], labels=[0, 1, 2]).astype(int)
wine["label"].value_counts().sort_index().plot.bar()
plt.show()

# %%
# bad and great wines are rare -> give them more weight
times = {0: 18, 1: 1, 2: 6}
def more(part):
    return part.loc[part.index.repeat(part["label"].map(times))]

# %%
X, y = wine.drop(columns="label"), wine["label"]
cv = StratifiedKFold(5, shuffle=True, random_state=11)
clf = LGBMClassifier(n_estimators=200, verbose=-1)

# %%
scores = []
for tr, te in cv.split(X, y):
    part = more(wine.iloc[tr])
    clf.fit(part.drop(columns="label"), part["label"])
    scores.append(balanced_accuracy_score(y.iloc[te], clf.predict(X.iloc[te])))
print(scores)
print(f"balanced accuracy {np.mean(scores):.3f}")
