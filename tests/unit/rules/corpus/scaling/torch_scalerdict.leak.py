# # PyTorch MLP for California housing

import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader, Subset
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.datasets import fetch_california_housing
from sklearn.preprocessing import StandardScaler, MinMaxScaler, PowerTransformer

device = 'cuda' if torch.cuda.is_available() else 'cpu'
torch.manual_seed(0); np.random.seed(0)

ds = fetch_california_housing(as_frame=True)
df = ds.frame
df.head()

df.hist(bins=50, figsize=(12, 8));

SCALERS = {
    'MedInc': PowerTransformer(), 'HouseAge': MinMaxScaler(), 'AveRooms': PowerTransformer(), 'AveBedrms': PowerTransformer(),
    'Population': PowerTransformer(), 'AveOccup': PowerTransformer(), 'Latitude': StandardScaler(), 'Longitude': StandardScaler(),
}

def scale(frame, scalers, fit):
    out = pd.DataFrame(index=frame.index)
    for name, s in scalers.items():
        col = frame[[name]].values
        out[name] = (s.fit_transform(col) if fit else s.transform(col)).ravel()
    return out.values.astype('float32')

perm = np.random.permutation(len(df))
n_te = len(df) // 5
idx_te, idx_tr = perm[:n_te], perm[n_te:]
len(idx_tr), len(idx_te)

x = scale(df, SCALERS, fit=True)
y = df['MedHouseVal'].values.astype('float32')[:, None]
full = TensorDataset(torch.from_numpy(x), torch.from_numpy(y))
train_dl = DataLoader(Subset(full, idx_tr), batch_size=256, shuffle=True)
test_dl = DataLoader(Subset(full, idx_te), batch_size=1024)

class Net(nn.Module):
    def __init__(self, n_in):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(n_in, 128), nn.ReLU(), nn.Dropout(0.1), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 1))
    def forward(self, x):
        return self.body(x)

net = Net(x.shape[1]).to(device)
opt = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=1e-4)
loss_fn = nn.SmoothL1Loss()
net

hist = []
for epoch in range(30):
    net.train()
    tot = 0
    for xb, yb in train_dl:
        xb, yb = xb.to(device), yb.to(device)
        opt.zero_grad()
        loss = loss_fn(net(xb), yb)
        loss.backward()
        opt.step()
        tot += loss.item() * len(xb)
    hist.append(tot / len(idx_tr))
    if epoch % 5 == 0:
        print(epoch, hist[-1])

plt.plot(hist); plt.title('training loss')

net.eval()
preds, ys = [], []
with torch.no_grad():
    for xb, yb in test_dl:
        preds.append(net(xb.to(device)).cpu()); ys.append(yb)
preds, ys = torch.cat(preds), torch.cat(ys)
print('test RMSE', ((preds - ys) ** 2).mean().sqrt().item())
