import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(4)
cfg = {"sigma": 0.1, "flip": 0.5, "bs": 64, "epochs": 10}


class Scans(Dataset):
    def __init__(self, x, y, augment):
        self.x, self.y, self.augment = x, y, augment

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        x = self.x[i]
        if self.augment:
            if torch.rand(1) < cfg["flip"]:
                x = x.flip(-1)
            x = x + cfg["sigma"] * torch.randn_like(x)
        return x, self.y[i]


x, y = torch.load("scans_one_per_patient.pt")
idx = torch.randperm(len(y))
cut = int(0.8 * len(y))
tr, te = idx[:cut], idx[cut:]
train_loader = DataLoader(Scans(x[tr], y[tr], True), cfg["bs"], shuffle=True)
test_loader = DataLoader(Scans(x[te], y[te], False), 512)

net = nn.Sequential(nn.Conv2d(3, 32, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 2))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for _ in range(cfg["epochs"]):
    for a, b in train_loader:
        opt.zero_grad()
        nn.functional.cross_entropy(net(a), b).backward()
        opt.step()

net.eval()
with torch.no_grad():
    hit = sum((net(a).argmax(1) == b).sum().item() for a, b in test_loader)
print("test acc", hit / len(te))
