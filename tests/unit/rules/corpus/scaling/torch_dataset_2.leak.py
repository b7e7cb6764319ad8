import argparse

import numpy as np
import torch
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader, Dataset, random_split


class TurbineDataset(Dataset):
    """Sensor snapshots -> power output in MW."""

    def __init__(self, path):
        table = np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.float32)
        self.raw = table[:, :-1]
        self.y = torch.from_numpy(table[:, -1:])
        self.scaler = StandardScaler()
        self.rescale()

    def rescale(self, rows=None):
        rows = np.arange(len(self.raw)) if rows is None else np.asarray(rows)
        self.scaler.fit(self.raw[rows])
        self.x = torch.from_numpy(self.scaler.transform(self.raw).astype(np.float32))

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


class Net(nn.Module):
    def __init__(self, d_in, hidden=64):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(d_in, hidden), nn.ReLU(),
            nn.Linear(hidden, hidden), nn.ReLU(),
            nn.Linear(hidden, 1),
        )

    def forward(self, x):
        return self.layers(x)


def run_epoch(net, loader, loss_fn, opt=None):
    net.train(opt is not None)
    total = 0.0
    with torch.set_grad_enabled(opt is not None):
        for xb, yb in loader:
            loss = loss_fn(net(xb), yb)
            if opt is not None:
                opt.zero_grad()
                loss.backward()
                opt.step()
            total += loss.item() * len(xb)
    return total / len(loader.dataset)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--csv", default="ccpp.csv")
    p.add_argument("--epochs", type=int, default=50)
    p.add_argument("--bs", type=int, default=128)
    a = p.parse_args()

    ds = TurbineDataset(a.csv)
    n_test = int(0.2 * len(ds))
    train_set, test_set = random_split(ds, [len(ds) - n_test, n_test],
                                       generator=torch.Generator().manual_seed(0))

    net = Net(ds.raw.shape[1])
    opt = torch.optim.Adam(net.parameters(), lr=1e-3)
    loss_fn = nn.MSELoss()
    train_dl = DataLoader(train_set, batch_size=a.bs, shuffle=True)
    for ep in range(a.epochs):
        tl = run_epoch(net, train_dl, loss_fn, opt)
        if ep % 10 == 0:
            print(ep, tl)
    print("test mse", run_epoch(net, DataLoader(test_set, batch_size=1024), loss_fn))


if __name__ == "__main__":
    main()
