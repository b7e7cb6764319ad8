"""Pump fault detection from vibration spectra (MLP on spectra + latent features)."""
import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupShuffleSplit
from torch import nn

logger = logging.getLogger(__name__)


@dataclass
class Config:
    data: Path = Path("data/pump_spectra.npz")
    n_components: int = 12
    n_clusters: int = 8
    epochs: int = 40
    lr: float = 1e-3
    seed: int = 0


class LatentFeatures:
    def __init__(self, cfg: Config) -> None:
        self.pca = PCA(n_components=cfg.n_components, random_state=cfg.seed)
        self.kmeans = KMeans(n_clusters=cfg.n_clusters, n_init=10, random_state=cfg.seed)

    def fit(self, X: np.ndarray) -> "LatentFeatures":
        self.kmeans.fit(self.pca.fit_transform(X))
        return self

    def transform(self, X: np.ndarray) -> np.ndarray:
        z = self.pca.transform(X)
        return np.hstack([X, z, self.kmeans.transform(z)]).astype(np.float32)


def make_net(n_in: int) -> nn.Module:
    return nn.Sequential(nn.LayerNorm(n_in), nn.Linear(n_in, 64), nn.ReLU(), nn.Linear(64, 1))


def train_net(X: np.ndarray, y: np.ndarray, cfg: Config) -> nn.Module:
    torch.manual_seed(cfg.seed)
    net = make_net(X.shape[1])
    opt = torch.optim.AdamW(net.parameters(), lr=cfg.lr)
    loss_fn = nn.BCEWithLogitsLoss()
    xb, yb = torch.from_numpy(X), torch.from_numpy(y.astype(np.float32))
    for _ in range(cfg.epochs):
        opt.zero_grad()
        loss_fn(net(xb).squeeze(1), yb).backward()
        opt.step()
    return net.eval()


def main(cfg: Config) -> None:
    blob = np.load(cfg.data)
    X, y, pump = np.log1p(blob["spectra"]), blob["fault"], blob["pump_id"]

    # whole pumps go to the test side
    splitter = GroupShuffleSplit(n_splits=1, test_size=0.25, random_state=cfg.seed)
    train_idx, test_idx = next(splitter.split(X, y, groups=pump))

    features = LatentFeatures(cfg).fit(X[train_idx]).transform(X)
    net = train_net(features[train_idx], y[train_idx], cfg)
    with torch.no_grad():
        pred = net(torch.from_numpy(features[test_idx])).squeeze(1).numpy() > 0
    logger.info("F1 on unseen pumps: %.3f", f1_score(y[test_idx], pred))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main(Config())
