import lightning as L
import pandas as pd
import torch
import torch.nn.functional as F
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CFG = {
    "data": {"path": "data/energy.csv", "target": "heating_load", "batch_size": 64},
    "model": {"hidden": 64, "lr": 1e-3},
    "trainer": {"max_epochs": 60},
    "seed": 99,
}


class EnergyData(L.LightningDataModule):
    def __init__(self, path, target, batch_size):
        super().__init__()
        self.save_hyperparameters()

    def setup(self, stage=None):
        frame = pd.read_csv(self.hparams.path)
        y = frame.pop(self.hparams.target).to_numpy("float32")
        x = frame.to_numpy("float32")
        self.scaler = StandardScaler()
        x = self.scaler.fit_transform(x)
        x_dev, x_test, y_dev, y_test = train_test_split(x, y, test_size=0.2, random_state=0)
        x_train, x_val, y_train, y_val = train_test_split(x_dev, y_dev, test_size=0.2, random_state=0)
        self.train_set, self.val_set, self.test_set = (
            TensorDataset(torch.as_tensor(a).float(), torch.as_tensor(b).float())
            for a, b in ((x_train, y_train), (x_val, y_val), (x_test, y_test))
        )

    def train_dataloader(self):
        return DataLoader(self.train_set, self.hparams.batch_size, shuffle=True)

    def val_dataloader(self):
        return DataLoader(self.val_set, 256)

    def test_dataloader(self):
        return DataLoader(self.test_set, 256)


class Net(L.LightningModule):
    def __init__(self, hidden, lr):
        super().__init__()
        self.save_hyperparameters()
        self.net = nn.Sequential(nn.LazyLinear(hidden), nn.ReLU(), nn.Linear(hidden, 1))

    def _step(self, batch, name):
        x, y = batch
        loss = F.mse_loss(self.net(x).squeeze(-1), y)
        self.log(f"{name}_mse", loss)
        return loss

    def training_step(self, batch, _):
        return self._step(batch, "train")

    def validation_step(self, batch, _):
        self._step(batch, "val")

    def test_step(self, batch, _):
        self._step(batch, "test")

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.hparams.lr)


if __name__ == "__main__":
    L.seed_everything(CFG["seed"])
    dm, net = EnergyData(**CFG["data"]), Net(**CFG["model"])
    trainer = L.Trainer(**CFG["trainer"], callbacks=[L.pytorch.callbacks.EarlyStopping("val_mse", patience=8)])
    trainer.fit(net, dm)
    trainer.test(net, dm)
