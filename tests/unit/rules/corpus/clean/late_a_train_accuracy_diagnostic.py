import pandas as pd
import matplotlib.pyplot as plt
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier, plot_tree

glass = pd.read_csv("glass_fragments.csv")
X, y = glass.drop(columns="type"), glass["type"]
Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.3, random_state=2, stratify=y)
scaler = StandardScaler()
Xtr = scaler.fit_transform(Xtr)
Xte = scaler.transform(Xte)

tree = DecisionTreeClassifier(max_depth=6, random_state=0)
tree.fit(Xtr, ytr)
train_acc = accuracy_score(ytr, tree.predict(Xtr))
test_acc = accuracy_score(yte, tree.predict(Xte))
print(f"train accuracy {train_acc:.3f}")
print(f"test accuracy  {test_acc:.3f}")
print(f"gap (overfit)  {train_acc - test_acc:.3f}")
print("test macro F1", f1_score(yte, tree.predict(Xte), average="macro"))
plot_tree(tree, feature_names=list(X.columns), max_depth=3)
plt.savefig("tree.svg")
