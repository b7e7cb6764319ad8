# %% body fat from a tape measure w/ a small MLP
import pandas as pd
import torch
import torch.nn as nn
import torch.nn.functional as F
import matplotlib.pyplot as plt

torch.manual_seed(0)
df = pd.read_csv('bodyfat.csv').drop(columns='Density').drop_duplicates()
print(df.shape)

# %%
X = torch.tensor(df.drop(columns='BodyFat').values, dtype=torch.float32)
y = torch.tensor(df['BodyFat'].values, dtype=torch.float32).view(-1, 1)

# %%
perm = torch.randperm(len(X))
cut = int(0.8 * len(X))
tr, te = perm[:cut], perm[cut:]

# weight is ~180 and wrist ~18, loss explodes if i dont do this
size = X[tr].norm(dim=0).clamp_min(1e-12) / len(tr) ** 0.5
X = X / size

# %%
net = nn.Sequential(nn.Linear(X.shape[1], 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
hist = []
for epoch in range(1500):
    opt.zero_grad()
    loss = F.mse_loss(net(X[tr]), y[tr])
    loss.backward()
    opt.step()
    hist.append(loss.item())

plt.plot(hist); plt.yscale('log'); plt.show()

# %%
net.eval()
with torch.no_grad():
    err = (net(X[te]) - y[te]).abs().mean()
print(f'test MAE {err.item():.2f} % fat')
