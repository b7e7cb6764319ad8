from sklearn.datasets import load_wine
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
for depth in (1, 3, 5):
    gb = GradientBoostingClassifier(max_depth=depth).fit(X_train, y_train)
    print(depth, "train", gb.score(X_train, y_train), "test", gb.score(X_test, y_test))
