# perceptron from scratch - machine learning 1, exercise sheet 4
import numpy as np

rng = np.random.default_rng(4)
raw = np.genfromtxt("banknotes.txt", delimiter=",")
rng.shuffle(raw)
X = np.c_[np.ones(len(raw)), raw[:, :4]]
t = np.where(raw[:, 4] > 0, 1, -1)

n_train = 900
X_train, t_train = X[:n_train], t[:n_train]
X_test, t_test = X[n_train:], t[n_train:]


class Perceptron:
    def __init__(self, eta=0.1, epochs=30):
        self.eta, self.epochs = eta, epochs

    def fit(self, X, t):
        self.w = np.zeros(X.shape[1])
        self.errors = []
        for _ in range(self.epochs):
            wrong = 0
            for xi, ti in zip(X, t):
                if ti * (self.w @ xi) <= 0:
                    self.w += self.eta * ti * xi
                    wrong += 1
            self.errors.append(wrong)
        return self

    def predict(self, X):
        return np.where(X @ self.w > 0, 1, -1)


p = Perceptron().fit(X_train, t_train)
print("training mistakes per epoch", p.errors)
p.fit(X_test, t_test)
acc = np.mean(p.predict(X_test) == t_test)
print("weights", p.w.round(2))
print(f"test accuracy: {100 * acc:.1f}%")
