"""A network trained by its own rmse, a linear model by hand, and a registry that is judged before it is refitted."""
import numpy as np
import pandas as pd
import torch
from sklearn.base import clone
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split


def rmse(predicted, truth):
    return ((predicted - truth) ** 2).mean() ** 0.5


def mape(truth, predicted):
    return float(np.mean([abs(t - p) / t for t, p in zip(truth, predicted)]))


df = pd.read_csv("kiln.csv")
X, y = df[["feed", "fuel", "air", "speed"]].to_numpy("float32"), df["free_lime"].to_numpy("float32")
X_tr, X_te, y_tr, y_te = train_test_split(X, y, random_state=0)

net = torch.nn.Sequential(torch.nn.Linear(4, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1))
optimizer = torch.optim.Adam(net.parameters())
inputs, targets = torch.from_numpy(X_tr), torch.from_numpy(y_tr)
for step in range(500):
    loss = rmse(net(inputs).squeeze(1), targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(float(rmse(net(torch.from_numpy(X_te)).squeeze(1), torch.from_numpy(y_te))))

weights = np.zeros(4)
for step in range(200):
    guess = X_tr @ weights
    weights -= 0.01 * X_tr.T @ (guess - y_tr) / len(guess)
    print(step, mape(y_tr, guess))
print(mape(y_te, X_te @ weights))

candidates = {"ridge": Ridge(), "forest": RandomForestRegressor(random_state=0)}
fitted = {}
for name, model in candidates.items():
    fitted[name] = clone(model).fit(X_tr, y_tr)
    print(name, mape(y_tr, fitted[name].predict(X_tr)), mape(y_te, fitted[name].predict(X_te)))
for name in ("ridge", "forest"):
    fitted[name] = clone(candidates[name]).fit(X, y)
new = pd.read_csv("kiln_today.csv")
new["free_lime"] = fitted["forest"].predict(new[["feed", "fuel", "air", "speed"]].to_numpy("float32"))
