from imblearn.over_sampling import ADASYN
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier


class Trainer:
    def __init__(self, X, y):
        self.X = X
        self.y = y
        self.sampler = ADASYN(random_state=0)

    def balance(self, X, y):
        return self.sampler.fit_resample(X, y)

    def fit(self):
        self.X_tr, self.X_te, self.y_tr, self.y_te = train_test_split(self.X, self.y, random_state=0)
        self.X_tr, self.y_tr = self.balance(self.X_tr, self.y_tr)
        self.net = MLPClassifier((50, 20)).fit(self.X_tr, self.y_tr)
        return self

    def report(self):
        return balanced_accuracy_score(self.y_te, self.net.predict(self.X_te))


def run(X, y):
    print(Trainer(X, y).fit().report())
