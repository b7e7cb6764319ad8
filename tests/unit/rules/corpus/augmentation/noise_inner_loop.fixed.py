import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(42)
signals = np.load("signals.npy")
labels = np.load("labels.npy")

S_train, X_test, l_train, y_test = train_test_split(signals, labels, test_size=0.2, random_state=42)
X_train, y_train = [], []
for signal, label in zip(S_train, l_train):
    for _ in range(5):
        X_train.append(signal + rng.normal(0, 0.05, signal.shape))
        y_train.append(label)

forest = RandomForestClassifier(random_state=42).fit(X_train, y_train)
print("accuracy", forest.score(X_test, y_test))
