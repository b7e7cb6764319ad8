import numpy as np
import pandas as pd
import torch
from torch import nn

torch.manual_seed(0)
np.random.seed(0)

# hourly load of one substation
s = pd.read_csv("load_hourly.csv", index_col=0, parse_dates=True)["mw"]
s = s[~s.index.duplicated()].asfreq("h").ffill()
s = np.log(s.clip(lower=1.0))

SPLIT = pd.Timestamp("2021-01-01")
L = 168      # one week of history
H = 24       # next day

mu, sd = s[s.index < SPLIT].mean(), s[s.index < SPLIT].std()
z = (s - mu) / sd


def cal(idx):
    h = 2 * np.pi * idx.hour / 24
    d = 2 * np.pi * idx.dayofweek / 7
    return np.c_[np.sin(h), np.cos(h), np.sin(d), np.cos(d)]


vals, c = z.to_numpy(dtype="float32"), cal(z.index).astype("float32")
X, Y, when = [], [], []
for i in range(L, len(vals) - H + 1, H):
    X.append(np.concatenate([vals[i - L:i], c[i]]))
    Y.append(vals[i:i + H])
    when.append(z.index[i])
X, Y, when = np.stack(X), np.stack(Y), pd.DatetimeIndex(when)

# windows whose targets end before the split vs windows that start after it
tr = when + pd.Timedelta(hours=H - 1) < SPLIT
te = when >= SPLIT
Xtr, Ytr = torch.tensor(X[tr]), torch.tensor(Y[tr])
Xte, Yte = torch.tensor(X[te]), Y[te]

net = nn.Sequential(nn.Linear(L + 4, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, H))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(40):
    order = torch.randperm(len(Xtr))
    for b in order.split(64):
        opt.zero_grad()
        loss = ((net(Xtr[b]) - Ytr[b]) ** 2).mean()
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())

with torch.no_grad():
    P = net(Xte).numpy()
mape = lambda a, b: np.mean(np.abs(a - b) / a) * 100
back = lambda v: np.exp(v * sd + mu)
print("MAPE net   %.2f" % mape(back(Yte), back(P)))
# last day repeated
print("MAPE naive %.2f" % mape(back(Yte), back(X[te][:, L - H:L])))
