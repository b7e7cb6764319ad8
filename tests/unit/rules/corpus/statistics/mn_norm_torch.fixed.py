import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(3)
arr = torch.from_numpy(np.load("superconduct.npy")).float()
X, y = arr[:, :-1], arr[:, -1:]

perm = torch.randperm(len(X))
split = int(0.8 * len(X))
train_i, test_i = perm[:split], perm[split:]
mean, std = X[train_i].mean(0), X[train_i].std(0)
X = (X - mean) / (std + 1e-8)

net = nn.Sequential(nn.Linear(X.size(1), 128), nn.SiLU(), nn.Linear(128, 1))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(30):
    for b in train_i[torch.randperm(len(train_i))].split(256):
        opt.zero_grad()
        F.mse_loss(net(X[b]), y[b]).backward()
        opt.step()
net.eval()
with torch.no_grad():
    print("RMSE", F.mse_loss(net(X[test_i]), y[test_i]).sqrt().item())
