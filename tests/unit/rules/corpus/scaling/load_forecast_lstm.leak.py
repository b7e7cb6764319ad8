"""Hourly electricity load, one-step-ahead LSTM."""
from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import polars as pl
import torch
from sklearn.preprocessing import MinMaxScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def load_series(path: Path) -> np.ndarray:
    return pl.read_csv(path, try_parse_dates=True).sort("timestamp")["load_mw"].to_numpy()


def make_windows(series: np.ndarray, length: int) -> tuple[torch.Tensor, torch.Tensor]:
    idx = np.arange(length)[None, :] + np.arange(len(series) - length)[:, None]
    x = torch.tensor(series[idx], dtype=torch.float32).unsqueeze(-1)
    y = torch.tensor(series[length:], dtype=torch.float32)
    return x, y


class LoadLSTM(nn.Module):
    def __init__(self, hidden: int = 48) -> None:
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        out, _ = self.lstm(x)
        return self.head(out[:, -1]).squeeze(-1)


class Forecaster:
    def __init__(self, window: int, epochs: int) -> None:
        self.window, self.epochs = window, epochs
        self.scaler = MinMaxScaler()
        self.net = LoadLSTM()

    def prepare(self, series: np.ndarray, train_frac: float) -> tuple[np.ndarray, np.ndarray]:
        n_train = int(len(series) * train_frac)
        scaled = self.scaler.fit_transform(series.reshape(-1, 1)).ravel()
        return scaled[:n_train], scaled[n_train:]

    def fit(self, train: np.ndarray) -> None:
        loader = DataLoader(
            TensorDataset(*make_windows(train, self.window)), batch_size=256, shuffle=True
        )
        opt = torch.optim.Adam(self.net.parameters(), lr=2e-3)
        for _ in range(self.epochs):
            for xb, yb in loader:
                opt.zero_grad()
                nn.functional.mse_loss(self.net(xb), yb).backward()
                opt.step()

    @torch.no_grad()
    def mae(self, test: np.ndarray) -> float:
        x, y = make_windows(test, self.window)
        pred = self.scaler.inverse_transform(self.net(x).numpy().reshape(-1, 1))
        true = self.scaler.inverse_transform(y.numpy().reshape(-1, 1))
        return float(np.abs(pred - true).mean())


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--csv", type=Path, default=Path("data/load_hourly.csv"))
    ap.add_argument("--window", type=int, default=168)
    ap.add_argument("--epochs", type=int, default=15)
    args = ap.parse_args()

    model = Forecaster(args.window, args.epochs)
    train, test = model.prepare(load_series(args.csv), train_frac=0.8)
    model.fit(train)
    print(f"MAE: {model.mae(test):.1f} MW")


if __name__ == "__main__":
    main()
