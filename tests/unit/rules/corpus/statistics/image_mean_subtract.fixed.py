from __future__ import annotations

import argparse
import pickle

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


class SmallNet(nn.Module):
    def __init__(self, n_out: int):
        super().__init__()
        self.c1 = nn.Conv2d(3, 32, 3, padding=1)
        self.c2 = nn.Conv2d(32, 64, 3, padding=1)
        self.fc = nn.Linear(64 * 8 * 8, n_out)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.c1(x)), 2)
        x = F.max_pool2d(F.relu(self.c2(x)), 2)
        return self.fc(x.flatten(1))


def load(path: str) -> tuple[np.ndarray, np.ndarray]:
    with open(path, "rb") as fh:
        d = pickle.load(fh)
    return d["images"].astype(np.float32).transpose(0, 3, 1, 2), np.asarray(d["labels"])


def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", default="signs32.pkl")
    ap.add_argument("--epochs", type=int, default=10)
    args = ap.parse_args(argv)

    x, y = load(args.data)
    perm = np.random.RandomState(0).permutation(len(x))
    n_test = len(x) // 6
    te, tr = perm[:n_test], perm[n_test:]
    mean = x[tr].mean(axis=(0, 2, 3), keepdims=True)
    std = x[tr].std(axis=(0, 2, 3), keepdims=True)
    x = (x - mean) / std
    x, y = torch.from_numpy(x), torch.from_numpy(y)

    net = SmallNet(int(y.max()) + 1)
    opt = torch.optim.Adam(net.parameters())
    for ep in range(args.epochs):
        for chunk in np.array_split(np.random.permutation(tr), len(tr) // 64):
            loss = F.cross_entropy(net(x[chunk]), y[chunk])
            opt.zero_grad()
            loss.backward()
            opt.step()
        print("epoch", ep, loss.item())
    with torch.no_grad():
        print("test acc", (net(x[te]).argmax(1) == y[te]).float().mean().item())


if __name__ == "__main__":
    main()
