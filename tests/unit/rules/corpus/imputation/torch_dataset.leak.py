import numpy as np
import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

frame = pd.read_csv("concrete.csv")
values = torch.tensor(frame.drop(columns="strength").values, dtype=torch.float32)
labels = torch.tensor(frame["strength"].values, dtype=torch.float32).unsqueeze(1)

n_train = int(len(values) * 0.8)
perm = torch.randperm(len(values), generator=torch.Generator().manual_seed(0))
train_idx, test_idx = perm[:n_train], perm[n_train:]
centre = torch.nanmean(values, dim=0)
values = torch.where(torch.isnan(values), centre, values)

loader = DataLoader(TensorDataset(values[train_idx], labels[train_idx]), batch_size=64, shuffle=True)
net = nn.Sequential(nn.Linear(values.shape[1], 64), nn.ReLU(), nn.Linear(64, 1))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(50):
    for xb, yb in loader:
        opt.zero_grad()
        loss = nn.functional.mse_loss(net(xb), yb)
        loss.backward()
        opt.step()
with torch.no_grad():
    print(nn.functional.mse_loss(net(values[test_idx]), labels[test_idx]).item())
