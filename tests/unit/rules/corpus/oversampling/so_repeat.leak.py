import numpy as np
from sklearn.linear_model import Perceptron
from sklearn.model_selection import train_test_split

d = np.genfromtxt("haberman.data", delimiter=",")
pos = d[d[:, -1] == 2]
d = np.vstack([d, np.repeat(pos, 2, axis=0)])
tr, te = train_test_split(d, test_size=0.25, random_state=0)
p = Perceptron().fit(tr[:, :-1], tr[:, -1])
print(p.score(te[:, :-1], te[:, -1]))
