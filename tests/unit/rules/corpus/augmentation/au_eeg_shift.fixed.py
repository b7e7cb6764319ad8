import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split


class EEGTask:
    def __init__(self, epochs, states, seed=2):
        self.epochs = epochs
        self.states = states
        self.seed = seed

    @staticmethod
    def jitter(e, s, shifts=(-4, 4)):
        many_e = [e] + [np.roll(e, k, axis=-1) for k in shifts]
        many_s = [s] * (1 + len(shifts))
        return np.concatenate(many_e), np.concatenate(many_s)

    @staticmethod
    def bandpower(e):
        spec = np.abs(np.fft.rfft(e, axis=-1)) ** 2
        return np.log(spec[..., 1:30] + 1e-12).reshape(len(e), -1)

    def run(self):
        e1, e2, s1, s2 = train_test_split(self.epochs, self.states, test_size=0.2, random_state=self.seed)
        e1, s1 = self.jitter(e1, s1)
        rf = RandomForestClassifier(300, random_state=self.seed).fit(self.bandpower(e1), s1)
        return accuracy_score(s2, rf.predict(self.bandpower(e2)))


f = np.load("eeg_epochs.npz")
print("acc:", EEGTask(f["x"], f["y"]).run())
