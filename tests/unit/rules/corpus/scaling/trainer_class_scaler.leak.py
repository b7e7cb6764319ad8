import numpy as np
from sklearn.linear_model import SGDRegressor
from sklearn.preprocessing import PowerTransformer


class WindSpeedExperiment:
    def __init__(self, path, test_fraction=0.2):
        arr = np.genfromtxt(path, delimiter=",", skip_header=1)
        self.X, self.y = arr[:, :-1], arr[:, -1]
        self.test_fraction = test_fraction
        self.pt = PowerTransformer()
        self.reg = SGDRegressor(max_iter=2000, tol=1e-4)

    def normalise(self):
        self.X = self.pt.fit_transform(self.X)
        return self

    def split(self):
        order = np.random.default_rng(8).permutation(len(self.X))
        n_test = int(len(order) * self.test_fraction)
        test, train = order[:n_test], order[n_test:]
        self.X_train, self.X_test = self.X[train], self.X[test]
        self.y_train, self.y_test = self.y[train], self.y[test]
        return self

    def run(self):
        self.normalise().split()
        self.reg.fit(self.X_train, self.y_train)
        return self.reg.score(self.X_test, self.y_test)


print(WindSpeedExperiment("wind.csv").run())
