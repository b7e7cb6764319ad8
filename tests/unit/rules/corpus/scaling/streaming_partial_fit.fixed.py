import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, random_split
from sklearn.preprocessing import StandardScaler
from torchmetrics.regression import MeanAbsoluteError


class MolDataset(Dataset):
    def __init__(self, path):
        blob = torch.load(path)
        self.desc, self.gap = blob["desc"].float(), blob["gap"].float()

    def __len__(self):
        return len(self.gap)

    def __getitem__(self, i):
        return self.desc[i], self.gap[i]


full = MolDataset("qm9.pt")
trn, tst = random_split(full, [0.85, 0.15], torch.Generator().manual_seed(7))
loaders = {
    "train": DataLoader(trn, 512, shuffle=True),
    "test": DataLoader(tst, 512),
}

scaler = StandardScaler()
for xb, _ in loaders["train"]:
    scaler.partial_fit(xb.numpy())

mu = torch.tensor(scaler.mean_, dtype=torch.float32)
sd = torch.tensor(scaler.scale_, dtype=torch.float32)
net = nn.Sequential(nn.Linear(len(mu), 256), nn.SiLU(), nn.Linear(256, 1))
opt = torch.optim.AdamW(net.parameters(), 2e-4, weight_decay=1e-2)
for ep in range(50):
    for xb, yb in loaders["train"]:
        loss = nn.functional.smooth_l1_loss(net((xb - mu) / sd)[:, 0], yb)
        opt.zero_grad(); loss.backward(); opt.step()

mae = MeanAbsoluteError()
net.eval()
with torch.no_grad():
    for xb, yb in loaders["test"]:
        mae.update(net((xb - mu) / sd)[:, 0], yb)
print("MAE", mae.compute().item())
