import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset, random_split

ticks = pd.read_csv("eurusd.csv", parse_dates=["time"]).sort_values("time")
ret = torch.tensor(ticks["bid"].pct_change().fillna(0).to_numpy(), dtype=torch.float32) * 1e4
X = ret.unfold(0, 20, 1)[:-1]
y = ret[20:]
ds = TensorDataset(X, y)
n = int(0.8 * len(ds))
train, test = random_split(ds, [n, len(ds) - n])
net = nn.Sequential(nn.Linear(20, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(0))
opt = torch.optim.Adam(net.parameters())
for xb, yb in DataLoader(train, 256, shuffle=True):
    opt.zero_grad()
    nn.functional.mse_loss(net(xb), yb).backward()
    opt.step()
print(sum(nn.functional.mse_loss(net(a), b).item() for a, b in DataLoader(test, 4096)))
