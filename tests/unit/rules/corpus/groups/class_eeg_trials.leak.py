import numpy as np
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.model_selection import LeaveOneGroupOut, KFold


class Study:
    def __init__(self, path):
        z = np.load(path)
        self.X, self.y, self.subject = z["X"], z["y"], z["subject"]

    def folds(self):
        return KFold(10, shuffle=True, random_state=0).split(self.X, self.y)

    def run(self):
        acc = []
        for tr, te in self.folds():
            lda = LinearDiscriminantAnalysis().fit(self.X[tr], self.y[tr])
            acc.append(lda.score(self.X[te], self.y[te]))
        return np.mean(acc)


print(Study("eeg.npz").run())
