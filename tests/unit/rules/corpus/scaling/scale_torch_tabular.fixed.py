import numpy as np
import pandas as pd
import torch
import torch.nn as nn
from sklearn.preprocessing import QuantileTransformer
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(7)
df = pd.read_csv("particle_events.csv").sample(frac=1.0, random_state=7).reset_index(drop=True)
y = df.pop("signal").to_numpy(np.float32)
X = df.to_numpy(np.float32)
N = len(X)
split = N - N // 5

qt = QuantileTransformer(output_distribution="normal", random_state=7)
X_fit = qt.fit_transform(X[:split]).astype(np.float32)
X_out = qt.transform(X[split:]).astype(np.float32)
tr = TensorDataset(torch.from_numpy(X_fit), torch.from_numpy(y[:split]))
te = TensorDataset(torch.from_numpy(X_out), torch.from_numpy(y[split:]))

net = nn.Sequential(nn.Linear(X.shape[1], 128), nn.SELU(), nn.Linear(128, 32), nn.SELU(), nn.Linear(32, 1))
optim = torch.optim.AdamW(net.parameters(), lr=2e-3)
lossf = nn.BCEWithLogitsLoss()
for ep in range(12):
    net.train()
    for xb, yb in DataLoader(tr, batch_size=512, shuffle=True):
        optim.zero_grad()
        lossf(net(xb).squeeze(1), yb).backward()
        optim.step()

net.eval()
hits = total = 0
with torch.no_grad():
    for xb, yb in DataLoader(te, batch_size=2048):
        hits += ((net(xb).squeeze(1) > 0) == (yb > 0.5)).sum().item()
        total += len(yb)
print("test acc", hits / total)
