from __future__ import annotations

import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, transforms


class SmallCNN(nn.Module):
    def __init__(self, n_classes: int):
        super().__init__()
        self.c1 = nn.Conv2d(3, 32, 3, padding=1)
        self.c2 = nn.Conv2d(32, 64, 3, padding=1)
        self.fc = nn.Linear(64 * 16 * 16, n_classes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = F.max_pool2d(F.relu(self.c1(x)), 2)
        x = F.max_pool2d(F.relu(self.c2(x)), 2)
        return self.fc(x.flatten(1))


def train_one_epoch(net, loader, opt, device):
    net.train()
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        opt.zero_grad()
        F.cross_entropy(net(x), y).backward()
        opt.step()


@torch.no_grad()
def accuracy(net, loader, device) -> float:
    net.eval()
    good = total = 0
    for x, y in loader:
        good += (net(x.to(device)).argmax(1).cpu() == y).sum().item()
        total += len(y)
    return good / total


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--root", default="eurosat")
    p.add_argument("--epochs", type=int, default=10)
    args = p.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"

    ds = datasets.ImageFolder(args.root, transforms.Compose([transforms.Resize(64), transforms.ToTensor()]))
    perm = torch.randperm(len(ds), generator=torch.Generator().manual_seed(0)).tolist()
    k = int(0.8 * len(ds))
    train_loader = DataLoader(Subset(ds, perm[:k]), batch_size=64, shuffle=True)
    test_loader = DataLoader(Subset(ds, perm[k:]), batch_size=256)

    net = SmallCNN(len(ds.classes)).to(device)
    opt = torch.optim.AdamW(net.parameters(), lr=1e-3)
    for _ in range(args.epochs):
        train_one_epoch(net, train_loader, opt, device)
    print(f"test accuracy: {accuracy(net, test_loader, device):.3f}")


if __name__ == "__main__":
    main()
