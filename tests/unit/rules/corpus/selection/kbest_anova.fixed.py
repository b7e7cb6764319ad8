import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression

arc = pd.read_csv("arcene.csv")
y = arc.pop("label")
sel = SelectKBest(f_classif, k=50)
X_train, X_test, y_train, y_test = train_test_split(arc, y, test_size=0.3, random_state=42)
X_train, X_test = sel.fit_transform(X_train, y_train), sel.transform(X_test)
clf = LogisticRegression(max_iter=1000).fit(X_train, y_train)
print(clf.score(X_test, y_test))
