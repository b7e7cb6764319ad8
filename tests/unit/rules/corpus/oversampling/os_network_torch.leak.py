import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

g = torch.Generator().manual_seed(1)
torch.manual_seed(1)
flows = pd.read_csv("netflow.csv")
x = torch.tensor(flows.drop(columns="attack").to_numpy(), dtype=torch.float32)
y = torch.tensor(flows["attack"].to_numpy(), dtype=torch.long)
x = torch.log1p(x.clamp(min=0))

attacks = (y == 1).nonzero().squeeze(1)
x = torch.cat([x, x[attacks].repeat(9, 1)])
y = torch.cat([y, y[attacks].repeat(9)])

ds = TensorDataset(x, y)
n_test = len(ds) // 5
train_ds, test_ds = random_split(ds, [len(ds) - n_test, n_test], generator=g)

net = nn.Sequential(nn.Linear(x.shape[1], 64), nn.ReLU(), nn.Linear(64, 2))
opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
for epoch in range(10):
    for xb, yb in DataLoader(train_ds, batch_size=256, shuffle=True):
        opt.zero_grad()
        nn.functional.cross_entropy(net(xb), yb).backward()
        opt.step()

right = total = 0
with torch.no_grad():
    for xb, yb in DataLoader(test_ds, batch_size=1024):
        right += (net(xb).argmax(1) == yb).sum().item()
        total += len(yb)
print("accuracy", right / total)
