import numpy as np
import matplotlib.pyplot as plt
from sklearn.datasets import load_digits
from sklearn.model_selection import learning_curve, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler
from sklearn.naive_bayes import GaussianNB
from sklearn.metrics import classification_report

X, y = load_digits(return_X_y=True)
est = make_pipeline(MinMaxScaler(), GaussianNB())
sizes, tr, te = learning_curve(est, X, y, cv=5, train_sizes=np.linspace(.1, 1, 5))
plt.plot(sizes, tr.mean(1), label='train')
plt.plot(sizes, te.mean(1), label='cv')
plt.legend(); plt.show()
print(classification_report(y, cross_val_predict(est, X, y, cv=5)))
