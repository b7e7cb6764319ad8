import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(2)
g = torch.Generator().manual_seed(2)

blob = torch.load("galaxies.pt")
pics, morph = blob["pics"].float(), blob["morph"].long()   # N,3,48,48


def with_rotations(x, y):
    xs = torch.cat([torch.rot90(x, k, dims=(2, 3)) for k in range(4)])
    return xs, y.repeat(4)


ds = TensorDataset(pics, morph)
n_val = len(ds) // 5
train_ds, val_ds = random_split(ds, [len(ds) - n_val, n_val], generator=g)
train_ds = TensorDataset(*with_rotations(pics[train_ds.indices], morph[train_ds.indices]))

net = nn.Sequential(
    nn.Conv2d(3, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(16, 32, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
    nn.Flatten(), nn.Linear(32, 5),
)
opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
for epoch in range(10):
    for xb, yb in DataLoader(train_ds, 64, shuffle=True, generator=g):
        opt.zero_grad()
        nn.functional.cross_entropy(net(xb), yb).backward()
        opt.step()

net.eval()
right = 0
with torch.no_grad():
    for xb, yb in DataLoader(val_ds, 256):
        right += (net(xb).argmax(1) == yb).sum().item()
print("held-out accuracy %.3f" % (right / n_val))
