import argparse
from types import SimpleNamespace

import torch
from torch import nn, optim
from torch.utils.data import DataLoader, Subset
from torchvision import transforms
from torchvision.datasets import ImageFolder


class Trainer:
    def __init__(self, cfg):
        self.cfg = cfg
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        tf = transforms.Compose([
            transforms.Resize((64, 64)),
            transforms.ToTensor(),
            transforms.Normalize([0.5] * 3, [0.5] * 3),
        ])
        self.dataset = ImageFolder(cfg.root, transform=tf)
        self.sets = self._make_sets()
        self.net = self._make_net(len(self.dataset.classes)).to(self.device)
        self.opt = optim.SGD(self.net.parameters(), lr=cfg.lr, momentum=0.9)
        self.criterion = nn.CrossEntropyLoss()

    def _make_sets(self):
        g = torch.Generator().manual_seed(self.cfg.seed)
        order = torch.randperm(len(self.dataset), generator=g).tolist()
        n = int(0.8 * len(order))
        return SimpleNamespace(train=Subset(self.dataset, order[:n]), test=Subset(self.dataset, order[n:]))

    @staticmethod
    def _make_net(k):
        return nn.Sequential(
            nn.Conv2d(3, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(64 * 16 * 16, 128), nn.ReLU(), nn.Linear(128, k),
        )

    def loader(self, which, shuffle=False):
        return DataLoader(which, batch_size=self.cfg.batch_size, shuffle=shuffle, num_workers=2)

    def train(self):
        dl = self.loader(self.sets.train, shuffle=True)
        for epoch in range(self.cfg.epochs):
            self.net.train()
            for x, y in dl:
                x, y = x.to(self.device), y.to(self.device)
                self.opt.zero_grad()
                loss = self.criterion(self.net(x), y)
                loss.backward()
                self.opt.step()
            print(f"[{epoch + 1}/{self.cfg.epochs}] {loss.item():.3f}")

    @torch.no_grad()
    def evaluate(self):
        self.net.eval()
        good = n = 0
        for x, y in self.loader(self.sets.test):
            pred = self.net(x.to(self.device)).argmax(dim=1).cpu()
            good += int((pred == y).sum())
            n += y.numel()
        return good / n


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("root")
    ap.add_argument("--epochs", type=int, default=20)
    ap.add_argument("--batch-size", type=int, default=64)
    ap.add_argument("--lr", type=float, default=0.01)
    ap.add_argument("--seed", type=int, default=1)
    trainer = Trainer(ap.parse_args())
    trainer.train()
    print("Accuracy on test images: %.2f %%" % (100 * trainer.evaluate()))
