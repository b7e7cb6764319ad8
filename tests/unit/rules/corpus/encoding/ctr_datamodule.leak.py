import pandas as pd
import pytorch_lightning as pl
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, Subset, TensorDataset, random_split


class CTRData(pl.LightningDataModule):
    def __init__(self, path, bs=4096):
        super().__init__()
        self.path, self.bs = path, bs

    def setup(self, stage=None):
        if hasattr(self, "train"):
            return
        df = pd.read_feather(self.path)
        gen = torch.Generator().manual_seed(1)
        tr, te = random_split(range(len(df)), [0.9, 0.1], generator=gen)
        rate = df.groupby("ad_id")["click"].mean()
        df["ad_ctr"] = df["ad_id"].map(rate)
        x = torch.tensor(df[["ad_ctr", "slot", "hour"]].values, dtype=torch.float32)
        ds = TensorDataset(x, torch.tensor(df["click"].values, dtype=torch.float32))
        self.train, self.test = Subset(ds, tr.indices), Subset(ds, te.indices)

    def train_dataloader(self):
        return DataLoader(self.train, self.bs, shuffle=True, num_workers=4)

    def test_dataloader(self):
        return DataLoader(self.test, self.bs)


class CTR(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(3, 16), torch.nn.GELU(), torch.nn.Linear(16, 1))

    def training_step(self, batch, _):
        x, y = batch
        return F.binary_cross_entropy_with_logits(self.net(x)[:, 0], y)

    def test_step(self, batch, _):
        x, y = batch
        self.log("test_logloss", F.binary_cross_entropy_with_logits(self.net(x)[:, 0], y))

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), 3e-3)


dm = CTRData("clicks.feather")
trainer = pl.Trainer(max_epochs=3, accelerator="auto")
model = CTR()
trainer.fit(model, datamodule=dm)
trainer.test(model, datamodule=dm)
