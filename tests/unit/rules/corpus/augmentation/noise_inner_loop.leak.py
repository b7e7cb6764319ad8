import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(42)
signals = np.load("signals.npy")
labels = np.load("labels.npy")

X, y = [], []
for signal, label in zip(signals, labels):
    for _ in range(5):
        X.append(signal + rng.normal(0, 0.05, signal.shape))
        y.append(label)

X_train, X_test, y_train, y_test = train_test_split(np.array(X), np.array(y), test_size=0.2, random_state=42)

forest = RandomForestClassifier(random_state=42).fit(X_train, y_train)
print("accuracy", forest.score(X_test, y_test))
