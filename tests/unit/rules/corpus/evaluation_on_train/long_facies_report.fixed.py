import itertools
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score
from sklearn.model_selection import GroupShuffleSplit

FACIES = ["SS", "CSiS", "FSiS", "SiSh", "MS", "WS", "D", "PS", "BS"]
LOGS = ["GR", "ILD_log10", "DeltaPHI", "PHIND", "PE", "NM_M", "RELPOS"]


def plot_confusion(cm, names, title):
    plt.imshow(cm, cmap="Blues")
    plt.title(title)
    for i, j in itertools.product(range(len(cm)), range(len(cm))):
        plt.text(j, i, cm[i, j], ha="center")
    plt.xticks(range(len(names)), names, rotation=90)
    plt.yticks(range(len(names)), names)
    plt.tight_layout()
    plt.show()


def adjacent_accuracy(cm, adjacent):
    right = 0
    for i in range(len(cm)):
        right += cm[i, i] + sum(cm[i, j] for j in adjacent[i] if j < len(cm))
    return right / cm.sum()


wells = pd.read_csv("facies_vectors.csv").dropna(subset=["PE"])
wells["Facies"] -= 1
print(wells.groupby("Well Name").size())
adjacent = [[1], [0, 2], [1], [4], [3, 5], [4, 6, 7], [5, 7], [5, 6, 8], [6, 7]]

for name, well in wells.groupby("Well Name"):
    fig, axes = plt.subplots(1, len(LOGS[:5]), figsize=(9, 6), sharey=True)
    for ax, log in zip(axes, LOGS[:5]):
        ax.plot(well[log], well["Depth"], lw=0.5)
        ax.set_xlabel(log)
    fig.suptitle(name)
    plt.close(fig)

a, b = next(GroupShuffleSplit(1, test_size=0.25, random_state=0).split(wells, groups=wells["Well Name"]))
known, blind = wells.iloc[a], wells.iloc[b]
rf = RandomForestClassifier(n_estimators=400, min_samples_leaf=4, class_weight="balanced", n_jobs=-1)
rf.fit(known[LOGS], known["Facies"])

guess = rf.predict(blind[LOGS])
cm = confusion_matrix(blind["Facies"], guess, labels=range(9))
print("accuracy", accuracy_score(blind["Facies"], guess))
print("F1", f1_score(blind["Facies"], guess, average="micro"))
print("adjacent", adjacent_accuracy(cm, adjacent))
plot_confusion(cm, FACIES, "facies")
