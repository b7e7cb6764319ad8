import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset

torch.manual_seed(5)


class ICUDataset(Dataset):
    """One row per stay: vitals at admission and in-hospital mortality."""

    def __init__(self, npz_path):
        blob = np.load(npz_path)
        self.x = torch.as_tensor(blob["vitals"], dtype=torch.float32)
        self.y = torch.as_tensor(blob["died"], dtype=torch.float32)
        med = torch.nanmedian(self.x, dim=0).values
        self.x = torch.where(torch.isnan(self.x), med, self.x)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


ds = ICUDataset("icu_stays.npz")
perm = torch.randperm(len(ds)).tolist()
k = int(0.8 * len(ds))
train_dl = DataLoader(Subset(ds, perm[:k]), batch_size=64, shuffle=True)
test_dl = DataLoader(Subset(ds, perm[k:]), batch_size=256)

net = nn.Sequential(nn.BatchNorm1d(ds.x.shape[1]), nn.Linear(ds.x.shape[1], 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
crit = nn.BCEWithLogitsLoss()
for epoch in range(20):
    net.train()
    for xb, yb in train_dl:
        opt.zero_grad()
        loss = crit(net(xb).squeeze(1), yb)
        loss.backward()
        opt.step()

net.eval()
hits = 0
with torch.no_grad():
    for xb, yb in test_dl:
        hits += ((net(xb).squeeze(1) > 0).float() == yb).sum().item()
print("test acc", hits / len(test_dl.dataset))
