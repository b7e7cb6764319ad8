import numpy as np
import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
df = pd.read_csv("pima.csv")
zero_is_missing = ["Glucose", "BloodPressure", "SkinThickness", "Insulin", "BMI"]
df[zero_is_missing] = df[zero_is_missing].replace(0, np.nan)

x = torch.tensor(df.drop(columns="Outcome").values, dtype=torch.float32)
t = torch.tensor(df["Outcome"].values, dtype=torch.float32)

col_mean = torch.nanmean(x, dim=0)
x = torch.where(torch.isnan(x), col_mean, x)
idx = torch.randperm(len(x))
n = int(len(x) * 0.75)
tr_idx, te_idx = idx[:n], idx[n:]

net = nn.Sequential(nn.BatchNorm1d(x.shape[1]), nn.Linear(x.shape[1], 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
loss_fn = nn.BCEWithLogitsLoss()
loader = DataLoader(TensorDataset(x[tr_idx], t[tr_idx]), batch_size=32, shuffle=True)

for epoch in range(60):
    net.train()
    for xb, tb in loader:
        opt.zero_grad()
        loss = loss_fn(net(xb).squeeze(1), tb)
        loss.backward()
        opt.step()

net.eval()
with torch.no_grad():
    pred = (torch.sigmoid(net(x[te_idx]).squeeze(1)) > 0.5).float()
print("test acc", (pred == t[te_idx]).float().mean().item())
