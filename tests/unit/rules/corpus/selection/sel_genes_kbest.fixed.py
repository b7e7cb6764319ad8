import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

leuk = pd.read_csv("leukemia.csv")
y = leuk["type"]
X = leuk.drop(columns=["type"])

kbest = SelectKBest(f_classif, k=50)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0, stratify=y)
X_train = kbest.fit_transform(X_train, y_train)
X_test = kbest.transform(X_test)

clf = LogisticRegression(C=0.1, max_iter=5000).fit(X_train, y_train)
print("accuracy", clf.score(X_test, y_test))
