import numpy as np
import torch
import pytorch_lightning as pl
from torch.utils.data import DataLoader, TensorDataset


class TurbineData(pl.LightningDataModule):
    def __init__(self, path: str, split_year: int = 2020):
        super().__init__()
        self.path, self.split_year = path, split_year
        self.mu = self.sd = None

    def prepare(self):
        z = np.load(self.path)
        X, y, year = z["X"].astype("float32"), z["power"].astype("float32"), z["year"]
        old = year < self.split_year
        self.mu, self.sd = X[old].mean(axis=0), X[old].std(axis=0)
        X = (X - self.mu) / self.sd  # all years, statistics of the old ones
        self.train = TensorDataset(torch.from_numpy(X[old]), torch.from_numpy(y[old]))
        self.test = TensorDataset(torch.from_numpy(X[~old]), torch.from_numpy(y[~old]))

    def train_dataloader(self):
        return DataLoader(self.train, 256, shuffle=True)

    def test_dataloader(self):
        return DataLoader(self.test, 1024)


class Net(pl.LightningModule):
    def __init__(self, d):
        super().__init__()
        self.f = torch.nn.Sequential(torch.nn.Linear(d, 64), torch.nn.ReLU(), torch.nn.Linear(64, 1))

    def training_step(self, b, i):
        return torch.nn.functional.l1_loss(self.f(b[0]).squeeze(1), b[1])

    def test_step(self, b, i):
        self.log("mae", torch.nn.functional.l1_loss(self.f(b[0]).squeeze(1), b[1]))

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters())


pl.seed_everything(36)
dm = TurbineData("turbine.npz")
dm.prepare()
net = Net(dm.train.tensors[0].shape[1])
tr = pl.Trainer(max_epochs=10, logger=False, enable_checkpointing=False)
tr.fit(net, dm.train_dataloader())
tr.test(net, dm.test_dataloader())
