import numpy as np
from sklearn.metrics import f1_score
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import MaxAbsScaler


class ActivityRecognizer:
    def __init__(self, features, labels, subjects):
        self.features = np.asarray(features)
        self.labels = np.asarray(labels)
        self.subjects = np.asarray(subjects)
        self.scaler = MaxAbsScaler()

    def split(self, held_out):
        out = np.isin(self.subjects, held_out)
        self.train_ix, self.test_ix = np.flatnonzero(~out), np.flatnonzero(out)

    def scale(self):
        self.features = self.scaler.fit_transform(self.features)

    def train(self):
        self.net = MLPClassifier((64, 32), random_state=0, max_iter=300)
        self.net.fit(self.features[self.train_ix], self.labels[self.train_ix])

    def test(self):
        guess = self.net.predict(self.features[self.test_ix])
        return f1_score(self.labels[self.test_ix], guess, average="macro")


har = np.load("har.npz")
rec = ActivityRecognizer(har["x"], har["y"], har["subject"])
rec.split(held_out=[2, 9, 14, 21])
rec.scale()
rec.train()
print("macro F1 on unseen people:", rec.test())
