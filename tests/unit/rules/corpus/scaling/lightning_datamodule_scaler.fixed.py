from dataclasses import dataclass
import numpy as np
import pandas as pd
import pytorch_lightning as pl
import torch
from sklearn.preprocessing import RobustScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class DMConfig:
    csv: str = "energy.csv"
    batch: int = 128
    target: str = "load"
    seed: int = 4


class EnergyDM(pl.LightningDataModule):
    def __init__(self, cfg: DMConfig):
        super().__init__()
        self.cfg = cfg
        self.scaler = RobustScaler()

    def setup(self, stage=None):
        df = pd.read_csv(self.cfg.csv).dropna()
        y = df.pop(self.cfg.target).to_numpy(np.float32)[:, None]
        raw = df.to_numpy(np.float32)
        order = np.random.default_rng(self.cfg.seed).permutation(len(raw))
        a, b = int(0.7 * len(raw)), int(0.85 * len(raw))
        self.scaler.fit(raw[order[:a]])
        x = self.scaler.transform(raw).astype(np.float32)
        mk = lambda idx: TensorDataset(torch.from_numpy(x[idx]), torch.from_numpy(y[idx]))
        self.tr, self.va, self.te = mk(order[:a]), mk(order[a:b]), mk(order[b:])
        self.n_features = x.shape[1]

    def train_dataloader(self):
        return DataLoader(self.tr, self.cfg.batch, shuffle=True)

    def val_dataloader(self):
        return DataLoader(self.va, self.cfg.batch)

    def test_dataloader(self):
        return DataLoader(self.te, self.cfg.batch)


class Net(pl.LightningModule):
    def __init__(self, n):
        super().__init__()
        self.f = nn.Sequential(nn.Linear(n, 64), nn.ReLU(), nn.Dropout(0.1), nn.Linear(64, 1))

    def training_step(self, batch, _):
        x, y = batch
        return nn.functional.mse_loss(self.f(x), y)

    def validation_step(self, batch, _):
        x, y = batch
        self.log("val_mae", (self.f(x) - y).abs().mean())

    def test_step(self, batch, _):
        x, y = batch
        self.log("test_mae", (self.f(x) - y).abs().mean())

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=1e-3)


if __name__ == "__main__":
    dm = EnergyDM(DMConfig())
    dm.setup()
    trainer = pl.Trainer(max_epochs=50)
    net = Net(dm.n_features)
    trainer.fit(net, dm)
    trainer.test(net, dm)
