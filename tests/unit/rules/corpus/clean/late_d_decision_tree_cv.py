from sklearn.datasets import load_wine
from sklearn.tree import DecisionTreeClassifier, plot_tree
from sklearn.model_selection import cross_val_score, cross_val_predict
from sklearn.metrics import confusion_matrix
import matplotlib.pyplot as plt

X, y = load_wine(return_X_y=True)
for depth in (2, 3, 4, 5):
    s = cross_val_score(DecisionTreeClassifier(max_depth=depth, random_state=0), X, y, cv=10)
    print(depth, s.mean(), s.std())
pred = cross_val_predict(DecisionTreeClassifier(max_depth=3, random_state=0), X, y, cv=10)
print(confusion_matrix(y, pred))
tree = DecisionTreeClassifier(max_depth=3).fit(X, y)
plot_tree(tree, filled=True)
plt.show()
