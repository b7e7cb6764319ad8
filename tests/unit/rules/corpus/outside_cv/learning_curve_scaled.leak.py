import numpy as np
import matplotlib.pyplot as plt
from sklearn.datasets import load_digits
from sklearn.model_selection import learning_curve
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler as Z

X, y = load_digits(return_X_y=True)
X = Z().fit(X).transform(X)
n, tr, te = learning_curve(MLPClassifier(max_iter=300), X, y, cv=5, train_sizes=np.linspace(0.2, 1, 5))
plt.plot(n, tr.mean(1), label="train")
plt.plot(n, te.mean(1), label="cv")
plt.legend()
plt.savefig("curve.png")
