from dataclasses import dataclass

import numpy as np
import pandas as pd
import torch
from sklearn.preprocessing import RobustScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class Config:
    path: str = "alloy_specimens.parquet"
    target: str = "yield_strength"
    batch_size: int = 512
    lr: float = 3e-4
    epochs: int = 60
    patience: int = 6
    seed: int = 1234
    device: str = "cuda" if torch.cuda.is_available() else "cpu"


class TabularDataModule:
    def __init__(self, cfg: Config):
        self.cfg = cfg
        self.scaler = RobustScaler()

    def setup(self):
        df = pd.read_parquet(self.cfg.path)
        df = df.dropna(subset=[self.cfg.target])
        y = df.pop(self.cfg.target).to_numpy(np.float32)[:, None]
        X = df.to_numpy(np.float32)
        g = np.random.default_rng(self.cfg.seed)
        perm = g.permutation(len(X))
        n_test, n_val = int(0.15 * len(X)), int(0.15 * len(X))
        te, va, tr = perm[:n_test], perm[n_test:n_test + n_val], perm[n_test + n_val:]
        self.scaler.fit(X[tr])
        X = self.scaler.transform(X).astype(np.float32)
        self.n_features = X.shape[1]
        self.train = self._ds(X, y, tr)
        self.val = self._ds(X, y, va)
        self.test = self._ds(X, y, te)

    @staticmethod
    def _ds(X, y, idx):
        return TensorDataset(torch.from_numpy(X[idx]), torch.from_numpy(y[idx]))

    def loader(self, ds, shuffle=False):
        return DataLoader(ds, batch_size=self.cfg.batch_size, shuffle=shuffle)


class MLP(nn.Module):
    def __init__(self, d_in, hidden=(256, 128), p=0.1):
        super().__init__()
        layers, d = [], d_in
        for h in hidden:
            layers += [nn.Linear(d, h), nn.BatchNorm1d(h), nn.GELU(), nn.Dropout(p)]
            d = h
        self.net = nn.Sequential(*layers, nn.Linear(d, 1))

    def forward(self, x):
        return self.net(x)


class Trainer:
    def __init__(self, model, cfg):
        self.model, self.cfg = model.to(cfg.device), cfg
        self.opt = torch.optim.AdamW(model.parameters(), lr=cfg.lr, weight_decay=1e-4)
        self.loss = nn.SmoothL1Loss()

    def fit(self, dm):
        best, bad, state = float("inf"), 0, None
        for epoch in range(self.cfg.epochs):
            self.model.train()
            for xb, yb in dm.loader(dm.train, shuffle=True):
                self.opt.zero_grad()
                loss = self.loss(self.model(xb.to(self.cfg.device)), yb.to(self.cfg.device))
                loss.backward()
                self.opt.step()
            val = self.evaluate(dm.loader(dm.val))
            print(f"[{epoch:03d}] val mae {val:.3f}")
            if val < best - 1e-4:
                best, bad = val, 0
                state = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
            else:
                bad += 1
                if bad >= self.cfg.patience:
                    break
        self.model.load_state_dict(state)

    @torch.no_grad()
    def evaluate(self, loader):
        self.model.eval()
        tot, n = 0.0, 0
        for xb, yb in loader:
            out = self.model(xb.to(self.cfg.device)).cpu()
            tot += (out - yb).abs().sum().item()
            n += len(yb)
        return tot / n


if __name__ == "__main__":
    cfg = Config()
    torch.manual_seed(cfg.seed)
    dm = TabularDataModule(cfg)
    dm.setup()
    trainer = Trainer(MLP(dm.n_features), cfg)
    trainer.fit(dm)
    print("test mae", trainer.evaluate(dm.loader(dm.test)))
