from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression

X, y = load_wine(return_X_y=True)
scaler = StandardScaler()
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
X = scaler.fit_transform(X_train)
lr = LogisticRegression().fit(X, y_train)
X = scaler.transform(X_test)
print(lr.score(X, y_test))
