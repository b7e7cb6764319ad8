import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader

cfg = dict(seed=0, lr=1e-3, bs=128, epochs=30, hidden=64, n_train=8000)
torch.manual_seed(cfg["seed"])


class VitalsDataset(Dataset):
    """Tabular ICU vitals; NaN marks a missing measurement."""

    def __init__(self, x, y, fill):
        self.x = torch.where(torch.isnan(x), fill, x)
        self.mask = torch.isnan(x).float()
        self.y = y

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return torch.cat([self.x[i], self.mask[i]]), self.y[i]


blob = torch.load("vitals.pt")
x_all, y_all = blob["x"].float(), blob["mortality"].float()
perm = torch.randperm(len(y_all))
tr_idx, te_idx = perm[: cfg["n_train"]], perm[cfg["n_train"] :]

fill = torch.nanmedian(x_all, dim=0).values
train_ds = VitalsDataset(x_all[tr_idx], y_all[tr_idx], fill)
test_ds = VitalsDataset(x_all[te_idx], y_all[te_idx], fill)
train_dl = DataLoader(train_ds, batch_size=cfg["bs"], shuffle=True)
test_dl = DataLoader(test_ds, batch_size=1024)

net = nn.Sequential(nn.Linear(2 * x_all.shape[1], cfg["hidden"]), nn.ReLU(), nn.Linear(cfg["hidden"], 1))
opt = torch.optim.AdamW(net.parameters(), lr=cfg["lr"])
bce = nn.BCEWithLogitsLoss()

for ep in range(cfg["epochs"]):
    net.train()
    for xb, yb in train_dl:
        opt.zero_grad()
        loss = bce(net(xb).squeeze(-1), yb)
        loss.backward()
        opt.step()

net.eval()
hits = n = 0
with torch.no_grad():
    for xb, yb in test_dl:
        hits += ((net(xb).squeeze(-1) > 0) == yb.bool()).sum().item()
        n += len(yb)
print(f"test acc {hits / n:.4f}")
