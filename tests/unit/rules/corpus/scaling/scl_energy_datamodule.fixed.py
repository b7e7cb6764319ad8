from typing import Optional

import numpy as np
import pandas as pd
import pytorch_lightning as pl
import torch
from sklearn.preprocessing import StandardScaler
from torch.utils.data import DataLoader, TensorDataset


class EnergyDataModule(pl.LightningDataModule):
    def __init__(self, csv: str, batch_size: int = 128, train_until: str = "2017-12-31"):
        super().__init__()
        self.csv = csv
        self.batch_size = batch_size
        self.train_until = train_until
        self.scaler = StandardScaler()

    def setup(self, stage: Optional[str] = None):
        df = pd.read_csv(self.csv, parse_dates=["time"], index_col="time").sort_index()
        feats = df.drop(columns="load")
        is_train = df.index <= self.train_until
        self.scaler.fit(feats[is_train])
        values = self.scaler.transform(feats)
        y = np.log(df["load"].to_numpy())
        self.train_ds = self._wrap(values[is_train], y[is_train])
        self.test_ds = self._wrap(values[~is_train], y[~is_train])

    @staticmethod
    def _wrap(a, b):
        return TensorDataset(torch.tensor(a, dtype=torch.float32), torch.tensor(b, dtype=torch.float32))

    def train_dataloader(self):
        return DataLoader(self.train_ds, batch_size=self.batch_size, shuffle=True)

    def test_dataloader(self):
        return DataLoader(self.test_ds, batch_size=1024)


class LoadRegressor(pl.LightningModule):
    def __init__(self, n_in: int):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(n_in, 64), torch.nn.ReLU(), torch.nn.Linear(64, 1))

    def training_step(self, batch, _):
        x, y = batch
        return torch.nn.functional.mse_loss(self.net(x).squeeze(-1), y)

    def test_step(self, batch, _):
        x, y = batch
        self.log("test_mae", (self.net(x).squeeze(-1) - y).abs().mean())

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), 1e-3)


if __name__ == "__main__":
    pl.seed_everything(2)
    dm = EnergyDataModule("opsd.csv")
    dm.setup()
    trainer = pl.Trainer(max_epochs=15, logger=False)
    trainer.fit(LoadRegressor(dm.train_ds.tensors[0].shape[1]), datamodule=dm)
    trainer.test(datamodule=dm)
