import argparse
import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

logger = logging.getLogger("cxr")


@dataclass
class Config:
    images: Path = Path("data/cxr_128.npy")  # one frontal image per patient
    labels: Path = Path("data/cxr_labels.npy")
    epochs: int = 20
    batch_size: int = 64
    seed: int = 21


class ImageData:
    def __init__(self, cfg: Config) -> None:
        self.cfg = cfg
        self.x = np.load(cfg.images).astype(np.float32) / 255.0
        self.y = np.load(cfg.labels).astype(np.float32)

    @staticmethod
    def augment(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        flipped = x[:, :, ::-1]
        shifted = np.roll(x, shift=4, axis=2)
        darker = np.clip(x * 0.85, 0.0, 1.0)
        return np.concatenate([x, flipped, shifted, darker]), np.tile(y, 4)

    def loaders(self) -> tuple[DataLoader, DataLoader]:
        x, y = self.augment(self.x, self.y)
        x_tr, x_te, y_tr, y_te = train_test_split(
            x, y, test_size=0.2, stratify=y, random_state=self.cfg.seed
        )
        return self._loader(x_tr, y_tr, shuffle=True), self._loader(x_te, y_te, shuffle=False)

    def _loader(self, x: np.ndarray, y: np.ndarray, shuffle: bool) -> DataLoader:
        ds = TensorDataset(torch.from_numpy(x).unsqueeze(1), torch.from_numpy(y))
        return DataLoader(ds, batch_size=self.cfg.batch_size, shuffle=shuffle)


def build_cnn() -> nn.Module:
    def block(i: int, o: int) -> list[nn.Module]:
        return [nn.Conv2d(i, o, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]

    return nn.Sequential(
        *block(1, 16), *block(16, 32), *block(32, 64), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 1)
    )


def train(model: nn.Module, loader: DataLoader, epochs: int, device: str) -> None:
    opt = torch.optim.AdamW(model.parameters(), lr=1e-3)
    for epoch in range(epochs):
        for xb, yb in loader:
            loss = nn.functional.binary_cross_entropy_with_logits(model(xb.to(device)).squeeze(1), yb.to(device))
            opt.zero_grad()
            loss.backward()
            opt.step()
        logger.info("epoch %d loss %.4f", epoch, loss.item())


@torch.no_grad()
def auc(model: nn.Module, loader: DataLoader, device: str) -> float:
    model.eval()
    logits = torch.cat([model(xb.to(device)).squeeze(1).cpu() for xb, _ in loader])
    return float(roc_auc_score(torch.cat([yb for _, yb in loader]), logits))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    train_loader, test_loader = ImageData(cfg := Config()).loaders()
    model = build_cnn().to(args.device)
    train(model, train_loader, cfg.epochs, args.device)
    logger.info("test AUC %.4f", auc(model, test_loader, args.device))


if __name__ == "__main__":
    main()
