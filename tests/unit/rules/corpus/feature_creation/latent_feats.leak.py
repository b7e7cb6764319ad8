from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class Config:
    seed: int = 5
    latent: int = 16
    ae_epochs: int = 20
    clf_epochs: int = 20
    lr: float = 1e-3


class AutoEncoder(nn.Module):
    def __init__(self, d, z):
        super().__init__()
        self.enc = nn.Sequential(nn.Linear(d, 128), nn.GELU(), nn.Linear(128, z))
        self.dec = nn.Sequential(nn.Linear(z, 128), nn.GELU(), nn.Linear(128, d))

    def forward(self, x):
        return self.dec(self.enc(x))


def fit_autoencoder(x, cfg):
    ae = AutoEncoder(x.shape[1], cfg.latent)
    opt = torch.optim.Adam(ae.parameters(), lr=cfg.lr)
    for _ in range(cfg.ae_epochs):
        for (xb,) in DataLoader(TensorDataset(x), batch_size=256, shuffle=True):
            opt.zero_grad()
            F.mse_loss(ae(xb), xb).backward()
            opt.step()
    return ae.eval()


def fit_head(z, y, cfg):
    head = nn.Linear(z.shape[1], int(y.max()) + 1)
    opt = torch.optim.Adam(head.parameters(), lr=cfg.lr)
    for _ in range(cfg.clf_epochs):
        for zb, yb in DataLoader(TensorDataset(z, y), batch_size=256, shuffle=True):
            opt.zero_grad()
            F.cross_entropy(head(zb), yb).backward()
            opt.step()
    return head


cfg = Config()
torch.manual_seed(cfg.seed)
genes, subtype = torch.load("expression.pt")
order = torch.randperm(len(subtype))
split = int(0.8 * len(order))
train_idx, test_idx = order[:split], order[split:]

ae = fit_autoencoder(genes, cfg)
with torch.no_grad():
    latents = ae.enc(genes)

head = fit_head(latents[train_idx], subtype[train_idx], cfg)
acc = (head(latents[test_idx]).argmax(1) == subtype[test_idx]).float().mean()
print("probe accuracy", acc.item())
