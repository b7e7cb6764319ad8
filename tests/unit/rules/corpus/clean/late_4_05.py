import pandas as pd
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

mush = pd.read_csv("mushrooms_secondary.csv", sep=";")
y = mush.pop("class").eq("p").astype(int)
X = mush[["cap-diameter", "stem-height", "stem-width"]]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=25)

for depth in (3,):
    t = DecisionTreeClassifier(max_depth=depth, random_state=25).fit(X_train, y_train)
    train_acc = accuracy_score(y_train, t.predict(X_train))
    test_acc = accuracy_score(y_test, t.predict(X_test))
    print(f"depth={depth} train={train_acc:.3f} test={test_acc:.3f} gap={train_acc - test_acc:.3f}")
print("reported accuracy:", test_acc)
