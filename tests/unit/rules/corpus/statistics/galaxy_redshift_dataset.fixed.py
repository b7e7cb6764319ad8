"""Photometric redshift regression with a small MLP."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset


@dataclass(frozen=True)
class RunConfig:
    catalogue: Path = Path("data/galaxies.npz")
    test_share: float = 0.2
    epochs: int = 30
    seed: int = 4


class GalaxyDataset(Dataset):
    """Magnitudes and colours, brought to zero mean and unit variance."""

    def __init__(self, path: Path) -> None:
        blob = np.load(path)
        mags = blob["ugriz"].astype(np.float32)
        self.feats = np.hstack([mags, mags[:, :-1] - mags[:, 1:]])
        self.x = torch.from_numpy(self.feats)
        self.z = torch.from_numpy(blob["redshift"].astype(np.float32))

    def standardise(self, rows: np.ndarray) -> None:
        self.mu = self.feats[rows].mean(axis=0)
        self.sd = self.feats[rows].std(axis=0) + 1e-6
        self.x = torch.from_numpy((self.feats - self.mu) / self.sd)

    def __len__(self) -> int:
        return len(self.z)

    def __getitem__(self, i: int) -> tuple[torch.Tensor, torch.Tensor]:
        return self.x[i], self.z[i]


def split_indices(n: int, cfg: RunConfig) -> tuple[np.ndarray, np.ndarray]:
    order = np.random.default_rng(cfg.seed).permutation(n)
    n_test = int(n * cfg.test_share)
    return order[n_test:], order[:n_test]


def train(net: nn.Module, loader: DataLoader, epochs: int) -> None:
    opt = torch.optim.Adam(net.parameters(), lr=1e-3)
    for _ in range(epochs):
        for x, z in loader:
            opt.zero_grad()
            nn.functional.smooth_l1_loss(net(x).squeeze(1), z).backward()
            opt.step()


@torch.no_grad()
def sigma_nmad(net: nn.Module, loader: DataLoader) -> float:
    net.eval()
    dz = torch.cat([(net(x).squeeze(1) - z) / (1 + z) for x, z in loader])
    return float(1.4826 * (dz - dz.median()).abs().median())


def main(cfg: RunConfig = RunConfig()) -> None:
    torch.manual_seed(cfg.seed)
    data = GalaxyDataset(cfg.catalogue)
    train_idx, test_idx = split_indices(len(data), cfg)
    data.standardise(train_idx)
    train_loader = DataLoader(Subset(data, train_idx.tolist()), batch_size=512, shuffle=True)
    test_loader = DataLoader(Subset(data, test_idx.tolist()), batch_size=4096)

    net = nn.Sequential(nn.Linear(9, 64), nn.GELU(), nn.Linear(64, 64), nn.GELU(), nn.Linear(64, 1))
    train(net, train_loader, cfg.epochs)
    print(f"sigma_NMAD = {sigma_nmad(net, test_loader):.4f}")


if __name__ == "__main__":
    main()
