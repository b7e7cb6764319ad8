"""Predict remaining life of a pump from one inspection per pump with a small MLP."""
import argparse
from dataclasses import dataclass

import numpy as np
import pandas as pd
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import RobustScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class Options:
    csv: str
    epochs: int = 30
    lr: float = 1e-3
    batch: int = 128
    seed: int = 0


class MLP(nn.Module):
    def __init__(self, n_in: int, *hidden: int):
        super().__init__()
        sizes = [n_in, *hidden]
        blocks = [m for a, b in zip(sizes, sizes[1:]) for m in (nn.Linear(a, b), nn.ReLU())]
        self.net = nn.Sequential(*blocks, nn.Linear(sizes[-1], 1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.net(x).squeeze(-1)


def as_dataset(X: np.ndarray, y: np.ndarray) -> TensorDataset:
    return TensorDataset(torch.as_tensor(X, dtype=torch.float32), torch.as_tensor(y, dtype=torch.float32))


def datasets(opt: Options) -> dict[str, TensorDataset]:
    df = pd.read_csv(opt.csv).dropna().drop_duplicates("pump_id")
    y = df.pop("rul").clip(upper=125).to_numpy()
    X = df.drop(columns="pump_id").to_numpy()
    scaler = RobustScaler()
    X = scaler.fit_transform(X)
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=opt.seed)
    return {"train": as_dataset(X_tr, y_tr), "test": as_dataset(X_te, y_te)}


def train(model: nn.Module, data: TensorDataset, opt: Options) -> None:
    optim = torch.optim.Adam(model.parameters(), lr=opt.lr)
    criterion = nn.MSELoss()
    for epoch in range(opt.epochs):
        total = 0.0
        for xb, yb in DataLoader(data, batch_size=opt.batch, shuffle=True):
            optim.zero_grad()
            loss = criterion(model(xb), yb)
            loss.backward()
            optim.step()
            total += loss.item() * len(xb)
        if epoch % 5 == 0:
            print(f"epoch {epoch:3d}  train mse {total / len(data):.3f}")


@torch.no_grad()
def rmse(model: nn.Module, data: TensorDataset) -> float:
    model.eval()
    x, y = data.tensors
    return (model(x) - y).pow(2).mean().sqrt().item()


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("csv")
    ap.add_argument("--epochs", type=int, default=Options.epochs)
    opt = Options(**vars(ap.parse_args()))
    torch.manual_seed(opt.seed)
    parts = datasets(opt)
    model = MLP(parts["train"].tensors[0].shape[1], 64, 32)
    train(model, parts["train"], opt)
    print(" ".join(f"{name} rmse {rmse(model, d):.3f}" for name, d in parts.items()))


if __name__ == "__main__":
    main()
