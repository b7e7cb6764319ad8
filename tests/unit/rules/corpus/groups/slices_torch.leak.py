import numpy as np
import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset, random_split

meta = pd.read_csv("slices.csv")  # one row a slice: patient_id, slice, tumour
px = torch.from_numpy(np.load("slices.npy")).float()
print(meta.groupby("patient_id")["tumour"].agg(["size", "mean"]))
ds = TensorDataset(px, torch.tensor(meta["tumour"].values))
train, test = random_split(ds, [0.8, 0.2])
net = nn.Sequential(nn.Flatten(), nn.LazyLinear(64), nn.ReLU(), nn.Linear(64, 2))
net(px[:1])
opt = torch.optim.Adam(net.parameters(), 1e-4)
for ep in range(5):
    for xb, yb in DataLoader(train, 32, shuffle=True):
        opt.zero_grad()
        nn.functional.cross_entropy(net(xb), yb).backward()
        opt.step()
print(np.mean([(net(xb).argmax(1) == yb).float().mean().item() for xb, yb in DataLoader(test, 128)]))
