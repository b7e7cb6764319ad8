import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, random_split


class SpectraSet(Dataset):
    """NIR spectra (one per tablet) with jittered copies."""

    def __init__(self, X, y, copies=4, seed=0):
        rng = np.random.default_rng(seed)
        xs, ys = [X], [y]
        for _ in range(copies):
            gain = rng.normal(1.0, 0.03, size=(len(X), 1))
            xs.append(X * gain + rng.normal(0.0, 0.005, size=X.shape))
            ys.append(y)
        self.X = torch.tensor(np.vstack(xs), dtype=torch.float32)
        self.y = torch.tensor(np.concatenate(ys), dtype=torch.float32)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.X[i], self.y[i]


def train(net, loader, epochs=40):
    opt = torch.optim.Adam(net.parameters(), lr=1e-3)
    for _ in range(epochs):
        for xb, yb in loader:
            opt.zero_grad()
            nn.functional.mse_loss(net(xb).squeeze(1), yb).backward()
            opt.step()


X, y = np.load("tablets_nir.npy"), np.load("tablets_assay.npy")
data = SpectraSet(X, y)
train_set, test_set = random_split(
    data, [0.8, 0.2], generator=torch.Generator().manual_seed(0)
)
net = nn.Sequential(nn.Linear(X.shape[1], 64), nn.ReLU(), nn.Linear(64, 1))
train(net, DataLoader(train_set, batch_size=32, shuffle=True))

with torch.no_grad():
    err = [((net(xb).squeeze(1) - yb) ** 2) for xb, yb in DataLoader(test_set, 256)]
print("RMSEP [mg]:", torch.cat(err).mean().sqrt().item())
