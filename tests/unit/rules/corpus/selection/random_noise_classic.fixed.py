import numpy as np
from sklearn.feature_selection import SelectKBest
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score

rng = np.random.RandomState(42)
X = rng.standard_normal((200, 10000))
y = rng.choice(2, 200)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)
select = SelectKBest(k=25).fit(X_train, y_train)
X_train, X_test = select.transform(X_train), select.transform(X_test)
gbc = GradientBoostingClassifier(random_state=1)
gbc.fit(X_train, y_train)
print(accuracy_score(y_test, gbc.predict(X_test)))
