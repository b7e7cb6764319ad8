import numpy as np
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

rng = np.random.RandomState(42)
X = rng.standard_normal((200, 10000))
y = rng.choice(2, 200)

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)
select = SelectKBest(f_classif, k=25)
X_train = select.fit_transform(X_train, y_train)
X_test = select.transform(X_test)
gbc = LogisticRegression()
gbc.fit(X_train, y_train)
print(gbc.score(X_test, y_test))
