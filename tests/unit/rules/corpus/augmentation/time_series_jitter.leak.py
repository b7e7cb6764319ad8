import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split


def jitter(x, sigma=0.05):
    return x + sigma * torch.randn_like(x)


def scaling(x, sigma=0.1):
    return x * (1 + sigma * torch.randn(x.shape[0], 1, x.shape[2]))


ecg = torch.from_numpy(np.load("ecg.npy")).float()
beat = torch.from_numpy(np.load("beat.npy")).long()
ecg = torch.cat([ecg, jitter(ecg), scaling(ecg)])
beat = beat.repeat(3)
train_set, test_set = random_split(TensorDataset(ecg, beat), [0.8, 0.2])

net = nn.Sequential(nn.Conv1d(ecg.shape[1], 16, 5), nn.ReLU(), nn.AdaptiveMaxPool1d(1), nn.Flatten(), nn.Linear(16, 5))
opt = torch.optim.Adam(net.parameters(), 1e-3)
for epoch in range(10):
    for xb, yb in DataLoader(train_set, 64, shuffle=True):
        opt.zero_grad()
        nn.functional.cross_entropy(net(xb), yb).backward()
        opt.step()
hits = sum((net(xb).argmax(1) == yb).sum().item() for xb, yb in DataLoader(test_set, 256))
print(hits / len(test_set))
