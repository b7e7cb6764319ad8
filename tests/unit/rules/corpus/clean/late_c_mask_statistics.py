import torch
from torch import nn

blob = torch.load("turbines.pt")
X, y = blob["x"], blob["power"]
g = torch.Generator().manual_seed(0)
is_train = torch.rand(len(X), generator=g) < 0.8
mu, sd = X[is_train].mean(0), X[is_train].std(0).clamp_min(1e-6)
X = (X - mu) / sd
ymax = y[is_train].max()
y = y / ymax

net = nn.Sequential(nn.Linear(X.shape[1], 64), nn.Tanh(), nn.Linear(64, 1))
opt = torch.optim.LBFGS(net.parameters(), max_iter=200)


def closure():
    opt.zero_grad()
    loss = ((net(X[is_train])[:, 0] - y[is_train]) ** 2).mean()
    loss.backward()
    return loss


opt.step(closure)
with torch.no_grad():
    r = net(X[~is_train])[:, 0] - y[~is_train]
print("MAE kW", (r.abs().mean() * ymax).item())
