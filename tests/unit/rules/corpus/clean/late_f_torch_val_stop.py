import copy
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

blob = torch.load("tab.pt")
tr, va, te = random_split(TensorDataset(blob["x"], blob["y"]), [0.7, 0.15, 0.15])
ids = torch.tensor(tr.indices)
mu, sd = blob["x"][ids].mean(0), blob["x"][ids].std(0)
net = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 1))
opt = torch.optim.Adam(net.parameters())


@torch.no_grad()
def evaluate(ds):
    return sum(nn.functional.mse_loss(net((x - mu) / sd), y, reduction="sum").item() for x, y in DataLoader(ds, 512)) / len(ds)


best, state, wait = float("inf"), None, 0
while wait < 5:
    for x, y in DataLoader(tr, 64, shuffle=True):
        opt.zero_grad()
        nn.functional.mse_loss(net((x - mu) / sd), y).backward()
        opt.step()
    v = evaluate(va)
    if v < best:
        best, state, wait = v, copy.deepcopy(net.state_dict()), 0
    else:
        wait += 1
net.load_state_dict(state)
print("test", evaluate(te))
