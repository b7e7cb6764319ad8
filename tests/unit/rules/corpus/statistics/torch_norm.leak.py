import numpy as np
import torch
import torch.nn.functional as F

data = np.load("steel_strength.npz")
X = torch.from_numpy(data["X"]).float()
t = torch.from_numpy(data["y"]).float().unsqueeze(1)

g = torch.Generator().manual_seed(11)
order = torch.randperm(len(X), generator=g)
tr, te = order[: int(0.7 * len(X))], order[int(0.7 * len(X)):]
mu, sd = X.mean(0), X.std(0)
X = (X - mu) / (sd + 1e-8)

w = torch.zeros(X.shape[1], 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
opt = torch.optim.LBFGS([w, b], max_iter=50)


def closure():
    opt.zero_grad()
    loss = F.mse_loss(X[tr] @ w + b, t[tr]) + 1e-3 * w.pow(2).sum()
    loss.backward()
    return loss


opt.step(closure)
with torch.no_grad():
    print("test RMSE", F.mse_loss(X[te] @ w + b, t[te]).sqrt().item())
