from dataclasses import dataclass

import numpy as np
import pandas as pd
import torch
from sklearn.preprocessing import QuantileTransformer
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset


@dataclass
class HParams:
    lr: float = 1e-3
    hidden: int = 128
    batch: int = 256
    epochs: int = 20
    holdout: float = 0.2


class MLP(nn.Module):
    def __init__(self, d, h):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d, h), nn.ReLU(), nn.Dropout(0.1), nn.Linear(h, 1))

    def forward(self, x):
        return self.net(x).squeeze(-1)


def get_sets(hp: HParams):
    df = pd.read_feather("particle_hits.feather")
    y = torch.tensor(df.pop("signal").values, dtype=torch.float32)
    qt = QuantileTransformer(output_distribution="normal", random_state=0)
    g = np.random.default_rng(0).permutation(len(df))
    n_test = int(hp.holdout * len(df))
    X = torch.tensor(qt.fit_transform(df.values), dtype=torch.float32)
    full = TensorDataset(X, y)
    return Subset(full, g[n_test:]), Subset(full, g[:n_test]), X.shape[1]


def main(hp=HParams()):
    torch.manual_seed(0)
    train_set, test_set, d = get_sets(hp)
    net = MLP(d, hp.hidden)
    opt = torch.optim.AdamW(net.parameters(), lr=hp.lr)
    loss_fn = nn.BCEWithLogitsLoss()
    for ep in range(hp.epochs):
        net.train()
        for xb, yb in DataLoader(train_set, hp.batch, shuffle=True):
            opt.zero_grad()
            loss = loss_fn(net(xb), yb)
            loss.backward()
            opt.step()
        print(ep, float(loss))
    net.eval()
    with torch.no_grad():
        hits = [((net(xb) > 0) == yb.bool()).float().mean() for xb, yb in DataLoader(test_set, hp.batch)]
    print("test accuracy", float(torch.stack(hits).mean()))


if __name__ == "__main__":
    main()
