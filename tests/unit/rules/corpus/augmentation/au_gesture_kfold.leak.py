import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import KFold

rs = np.random.RandomState(10)
hands = np.load("hand_landmarks.npy")      # (n, 42)
gesture = np.load("gesture_ids.npy")


def rotate(points, deg):
    t = np.deg2rad(deg)
    r = np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]])
    return (points.reshape(-1, 21, 2) @ r).reshape(len(points), -1)


hands = np.concatenate([rotate(hands, d) for d in (-15, 0, 15)])
gesture = np.tile(gesture, 3)

acc = []
for a, b in KFold(n_splits=4, shuffle=True, random_state=rs).split(hands):
    lr = LogisticRegression(max_iter=2000).fit(hands[a], gesture[a])
    acc.append(accuracy_score(gesture[b], lr.predict(hands[b])))
print("mean accuracy", np.mean(acc))
