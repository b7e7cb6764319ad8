import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, confusion_matrix

windows = np.load('gesture_windows.npy')   # (n, 100, 6)
gestures = np.load('gesture_labels.npy')


def jitter(x, sigma=0.03):
    return x + np.random.normal(0, sigma, x.shape)


def feats(x):
    return np.hstack([x.mean(axis=1), x.std(axis=1), x.min(axis=1), x.max(axis=1)])


aug_X = np.concatenate([windows, jitter(windows), jitter(windows, 0.05)])
aug_y = np.concatenate([gestures, gestures, gestures])
X_train, X_test, y_train, y_test = train_test_split(aug_X, aug_y, test_size=0.2, random_state=0)

rf = RandomForestClassifier(n_estimators=200)
rf.fit(feats(X_train), y_train)
out = rf.predict(feats(X_test))
print(accuracy_score(y_test, out))
print(confusion_matrix(y_test, out))
