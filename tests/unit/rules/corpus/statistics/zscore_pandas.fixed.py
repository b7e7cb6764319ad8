import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

df = pd.read_csv("data_banknote.txt", header=None, names=["var", "skew", "curt", "entropy", "cls"])
features = df.drop("cls", axis=1)
X_train, X_test, y_train, y_test = train_test_split(features, df["cls"], test_size=0.2, random_state=42)
mu, sd = X_train.mean(), X_train.std()
X_train = (X_train - mu) / sd
X_test = (X_test - mu) / sd

clf = LogisticRegression()
clf.fit(X_train, y_train)
print(clf.score(X_test, y_test))
