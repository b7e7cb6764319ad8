import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split, Subset

torch.manual_seed(0)
z = np.load("har_windows.npz")
x, y = torch.tensor(z["x"]).float(), torch.tensor(z["y"]).long()


def jitter(t, sigma=0.03):
    return t + sigma * torch.randn_like(t)


def rescale(t, sigma=0.1):
    return t * (1 + sigma * torch.randn(t.size(0), 1, t.size(2)))


full = TensorDataset(x, y)
n_test = len(full) // 5
train_set, test_set = random_split(full, [len(full) - n_test, n_test])
xt, yt = x[train_set.indices], y[train_set.indices]
train_set = TensorDataset(torch.cat([xt, jitter(xt), rescale(xt)]), yt.repeat(3))

net = nn.GRU(x.size(2), 64, batch_first=True)
head = nn.Linear(64, int(y.max()) + 1)
opt = torch.optim.Adam([*net.parameters(), *head.parameters()], 1e-3)
for epoch in range(20):
    for xb, yb in DataLoader(train_set, 64, shuffle=True):
        opt.zero_grad()
        _, h = net(xb)
        loss = nn.functional.cross_entropy(head(h[-1]), yb)
        loss.backward()
        opt.step()
    print(epoch, loss.item())
with torch.no_grad():
    ok = sum((head(net(xb)[1][-1]).argmax(1) == yb).sum().item() for xb, yb in DataLoader(test_set, 256))
print("test accuracy", ok / len(test_set))
