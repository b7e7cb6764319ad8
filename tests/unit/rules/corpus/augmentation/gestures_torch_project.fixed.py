"""Classify accelerometer gestures with a 1d CNN; jittered copies enlarge the data."""
import argparse
from itertools import chain
from typing import Callable, Iterator

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

Sample = tuple[torch.Tensor, int]
REGISTRY: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {}


def transform(name: str):
    def register(fn):
        REGISTRY[name] = fn
        return fn

    return register


@transform("jitter")
def jitter(x: torch.Tensor, sigma: float = 0.03) -> torch.Tensor:
    return x + sigma * torch.randn_like(x)


@transform("stretch")
def stretch(x: torch.Tensor, low: float = 0.9, high: float = 1.1) -> torch.Tensor:
    return x * torch.empty(x.shape[0], 1).uniform_(low, high)


def load(path: str) -> list[Sample]:
    with np.load(path) as z:
        return [(torch.tensor(x, dtype=torch.float32), int(y)) for x, y in zip(z["signals"], z["labels"])]


def enlarge(samples: list[Sample], copies: int) -> Iterator[Sample]:
    for x, y in samples:
        yield x, y
        yield from chain.from_iterable(((f(x), y) for f in REGISTRY.values()) for _ in range(copies))


def divide(samples: list[Sample], share: float = 0.2) -> tuple[list[Sample], list[Sample]]:
    n_test = int(len(samples) * share)
    gen = torch.Generator().manual_seed(21)
    a, b = random_split(samples, [len(samples) - n_test, n_test], generator=gen)
    return list(a), list(b)


def stack(samples: list[Sample]) -> TensorDataset:
    xs, ys = zip(*samples)
    return TensorDataset(torch.stack(xs), torch.tensor(ys))


def network(channels: int, classes: int) -> nn.Module:
    return nn.Sequential(
        nn.Conv1d(channels, 32, 5), nn.BatchNorm1d(32), nn.ReLU(),
        nn.Conv1d(32, 64, 5), nn.ReLU(), nn.AdaptiveAvgPool1d(1),
        nn.Flatten(), nn.Linear(64, classes),
    )


def fit(model: nn.Module, data: TensorDataset, epochs: int) -> nn.Module:
    opt = torch.optim.AdamW(model.parameters(), lr=2e-3)
    model.train()
    for _ in range(epochs):
        for x, y in DataLoader(data, 64, shuffle=True):
            opt.zero_grad()
            F.cross_entropy(model(x), y).backward()
            opt.step()
    return model.eval()


def accuracy(model: nn.Module, data: TensorDataset) -> float:
    x, y = data.tensors
    with torch.no_grad():
        return (model(x).argmax(1) == y).float().mean().item()


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("npz")
    ap.add_argument("--copies", type=int, default=2)
    ap.add_argument("--epochs", type=int, default=20)
    args = ap.parse_args()
    samples = load(args.npz)
    train, test = divide(samples)
    train, test = stack(list(enlarge(train, args.copies))), stack(test)
    channels, classes = samples[0][0].shape[0], len({y for _, y in samples})
    model = fit(network(channels, classes), train, args.epochs)
    print(f"train {accuracy(model, train):.3f} test {accuracy(model, test):.3f}")


if __name__ == "__main__":
    main()
