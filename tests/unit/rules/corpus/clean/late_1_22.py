import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import learning_curve, validation_curve
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X, y = load_breast_cancer(return_X_y=True)
pipe = make_pipeline(StandardScaler(), SVC())
n, tr, te = learning_curve(pipe, X, y, cv=5, train_sizes=np.linspace(0.1, 1, 6))
plt.plot(n, tr.mean(1), label="train")
plt.plot(n, te.mean(1), label="validation")
plt.legend()
plt.show()
a, b = validation_curve(pipe, X, y, param_name="svc__C", param_range=[0.01, 0.1, 1, 10], cv=5)
print(a.mean(1), b.mean(1))
