import math

import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import ConcatDataset, DataLoader, Dataset, TensorDataset, random_split

torch.manual_seed(0)
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Jitter(Dataset):
    def __init__(self, base, sigma=0.05, scale=0.1):
        self.base, self.sigma, self.scale = base, sigma, scale

    def __len__(self):
        return len(self.base)

    def __getitem__(self, i):
        x, y = self.base[i]
        gain = 1 + self.scale * (2 * torch.rand(1) - 1)
        return x * gain + self.sigma * torch.randn_like(x), y


class Warp(Jitter):
    def __getitem__(self, i):
        x, y = self.base[i]
        return torch.roll(x, int(torch.randint(-8, 9, (1,))), dims=-1), y


def enlarge(ds):
    return ConcatDataset([ds, Jitter(ds), Warp(ds)])


def engine_noise(path="forda.npz"):
    z = np.load(path)
    x = torch.from_numpy(z["signal"]).float().unsqueeze(1)
    x = x / x.abs().amax(dim=-1, keepdim=True).clamp(min=1e-6)   # per recording
    return TensorDataset(x, torch.from_numpy(z["label"]).long())


class DataModule:
    def __init__(self, test_part=0.2, batch=256):
        self.test_part = test_part
        self.batch = batch

    def setup(self):
        full = engine_noise()
        n = math.floor(len(full) * self.test_part)
        train_part, self.test_ds = random_split(full, [len(full) - n, n])
        self.train_ds = enlarge(train_part)
        return self

    def loaders(self):
        return (DataLoader(self.train_ds, self.batch, shuffle=True),
                DataLoader(self.test_ds, self.batch))


def cnn(n_classes=2):
    block = lambda i, o: nn.Sequential(nn.Conv1d(i, o, 7, padding=3), nn.BatchNorm1d(o), nn.ReLU(), nn.MaxPool1d(2))
    return nn.Sequential(block(1, 16), block(16, 32), block(32, 64), nn.AdaptiveAvgPool1d(1),
                         nn.Flatten(), nn.Linear(64, n_classes))


train_dl, test_dl = DataModule().setup().loaders()
model = cnn().to(DEVICE)
optim = torch.optim.Adam(model.parameters(), 1e-3)
crit = nn.CrossEntropyLoss()

for epoch in range(15):
    model.train()
    run = 0
    for xb, yb in train_dl:
        optim.zero_grad()
        loss = crit(model(xb.to(DEVICE)), yb.to(DEVICE))
        loss.backward()
        optim.step()
        run += loss.item()
    print(f"epoch {epoch:02d} loss {run / len(train_dl):.4f}")

model.eval()
with torch.no_grad():
    ok = sum((model(xb.to(DEVICE)).argmax(1).cpu() == yb).sum().item() for xb, yb in test_dl)
print("test acc", ok / len(test_dl.dataset))
