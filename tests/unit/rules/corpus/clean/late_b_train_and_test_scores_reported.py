import matplotlib.pyplot as plt
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

wine = load_wine()
X_train, X_test, y_train, y_test = train_test_split(wine.data, wine.target, stratify=wine.target, random_state=0)
X_fit, X_val, y_fit, y_val = train_test_split(X_train, y_train, stratify=y_train, random_state=0)
tr_acc, va_acc = [], []
for k in range(1, 11):
    m = make_pipeline(StandardScaler(), KNeighborsClassifier(k)).fit(X_fit, y_fit)
    tr_acc.append(m.score(X_fit, y_fit))
    va_acc.append(m.score(X_val, y_val))
plt.plot(range(1, 11), tr_acc, label="training accuracy")
plt.plot(range(1, 11), va_acc, label="validation accuracy")
plt.legend()
plt.show()
best = 1 + max(range(10), key=va_acc.__getitem__)
m = make_pipeline(StandardScaler(), KNeighborsClassifier(best)).fit(X_train, y_train)
print("train", m.score(X_train, y_train), "test", m.score(X_test, y_test))
