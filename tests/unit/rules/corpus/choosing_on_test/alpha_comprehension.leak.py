from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

Q, r = load_diabetes(return_X_y=True)
Q1, Q3, r1, r3 = train_test_split(Q, r, test_size=0.2, random_state=5)
Q1, Q2, r1, r2 = train_test_split(Q1, r1, test_size=0.2, random_state=5)
alphas = [0.001, 0.01, 0.1, 1, 10]
fits = [Ridge(a).fit(Q1, r1) for a in alphas]
best = max(fits, key=lambda m: m.score(Q3, r3))
print(best.alpha, best.score(Q3, r3))
