from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, random_split


@dataclass
class Stats:
    mean: torch.Tensor
    std: torch.Tensor


class Tracks(Dataset):
    def __init__(self, path):
        arc = np.load(path)
        self.x = torch.tensor(arc["x"], dtype=torch.float32)
        self.y = torch.tensor(arc["y"], dtype=torch.long)
        self.stats = Stats(torch.zeros(self.x.shape[1]), torch.ones(self.x.shape[1]))

    def use_stats(self, rows):
        sub = self.x[rows]
        self.stats = Stats(sub.mean(0), sub.std(0) + 1e-6)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return (self.x[i] - self.stats.mean) / self.stats.std, self.y[i]


ds = Tracks("tracks.npz")
train, val, test = random_split(ds, [0.7, 0.15, 0.15], torch.Generator().manual_seed(1))
ds.use_stats(train.indices)

net = nn.Sequential(nn.Linear(ds.x.shape[1], 64), nn.ReLU(), nn.Linear(64, int(ds.y.max()) + 1))
opt = torch.optim.Adam(net.parameters(), 3e-4)


def accuracy(part):
    with torch.no_grad():
        hit = [(net(x).argmax(1) == y).float().sum() for x, y in DataLoader(part, 512)]
    return float(sum(hit)) / len(part)


best, state = 0.0, None
for epoch in range(30):
    for x, y in DataLoader(train, 128, shuffle=True):
        opt.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        opt.step()
    if (acc := accuracy(val)) > best:
        best, state = acc, {k: v.clone() for k, v in net.state_dict().items()}
net.load_state_dict(state)
print("val", best, "test", accuracy(test))
