import random
from contextlib import contextmanager
from dataclasses import asdict, dataclass

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset


@dataclass
class Hyper:
    lr: float = 1e-3
    epochs: int = 40
    batch: int = 64
    width: int = 128
    holdout: float = 0.25
    seed: int = 5


@contextmanager
def eval_mode(model: nn.Module):
    was = model.training
    model.eval()
    try:
        with torch.no_grad():
            yield model
    finally:
        model.train(was)


def digits() -> TensorDataset:
    raw = load_digits()
    pixels = torch.tensor(raw.data / 16.0, dtype=torch.float32)
    return TensorDataset(pixels, torch.tensor(raw.target))


def seed_everything(seed: int) -> None:
    for f in (random.seed, np.random.seed, torch.manual_seed):
        f(seed)


class Trainer:
    def __init__(self, dataset: TensorDataset, hp: Hyper):
        self.hp = hp
        self.dataset = dataset
        order = torch.randperm(len(dataset)).tolist()
        cut = int(len(order) * hp.holdout)
        self.held_out, self.used = Subset(dataset, order[:cut]), Subset(dataset, order[cut:])
        self.model = nn.Sequential(
            nn.Linear(64, hp.width), nn.ReLU(), nn.Dropout(0.3), nn.Linear(hp.width, 10)
        )
        self.optim = torch.optim.Adam(self.model.parameters(), lr=hp.lr)

    def loader(self, part, shuffle: bool = False) -> DataLoader:
        return DataLoader(part, batch_size=self.hp.batch, shuffle=shuffle)

    def epoch(self) -> float:
        losses = []
        for x, y in self.loader(self.used, shuffle=True):
            self.optim.zero_grad()
            loss = nn.functional.cross_entropy(self.model(x), y)
            loss.backward()
            self.optim.step()
            losses.append(loss.item())
        return float(np.mean(losses))

    def accuracy(self, part) -> float:
        hits = 0
        with eval_mode(self.model) as m:
            for x, y in self.loader(part):
                hits += (m(x).argmax(1) == y).sum().item()
        return hits / len(part)

    def run(self) -> dict[str, float]:
        done = 0
        while done < self.hp.epochs:
            loss = self.epoch()
            done += 1
            if done % 10 == 0:
                print(f"{done:3d} loss {loss:.4f}")
        return {"loss": loss, "test_accuracy": self.accuracy(self.dataset)}


def main(**overrides) -> None:
    hp = Hyper(**overrides)
    seed_everything(hp.seed)
    print(asdict(hp))
    print(Trainer(digits(), hp).run())


if __name__ == "__main__":
    main()
