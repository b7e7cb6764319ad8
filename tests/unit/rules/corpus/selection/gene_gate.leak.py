import argparse
import random

import numpy as np
import torch
import torch.nn as nn
from sklearn.feature_selection import mutual_info_classif
from torch.utils.data import DataLoader, Dataset, Subset

cfg = argparse.Namespace(seed=17, top_k=500, epochs=25, wd=1e-2, lr=5e-4, bs=32)
random.seed(cfg.seed)
np.random.seed(cfg.seed)
torch.manual_seed(cfg.seed)


class GeneDataset(Dataset):
    def __init__(self, path):
        npz = np.load(path)
        self.expr, self.label = npz["expr"].astype(np.float32), npz["label"].astype(np.int64)
        self.cols = np.arange(self.expr.shape[1])

    def keep(self, cols):
        self.cols = cols

    def __len__(self):
        return len(self.label)

    def __getitem__(self, i):
        return torch.from_numpy(self.expr[i, self.cols]), int(self.label[i])


ds = GeneDataset("tcga.npz")
order = np.random.permutation(len(ds))
tr, te = order[: int(0.75 * len(ds))], order[int(0.75 * len(ds)) :]

mi = mutual_info_classif(ds.expr, ds.label, random_state=cfg.seed)
ds.keep(np.argsort(mi)[-cfg.top_k :])

net = nn.Sequential(
    nn.Linear(cfg.top_k, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, int(ds.label.max()) + 1)
)
opt = torch.optim.AdamW(net.parameters(), lr=cfg.lr, weight_decay=cfg.wd)
ce = nn.CrossEntropyLoss()

for _ in range(cfg.epochs):
    net.train()
    for xb, yb in DataLoader(Subset(ds, tr), cfg.bs, shuffle=True):
        opt.zero_grad(set_to_none=True)
        ce(net(xb), yb).backward()
        opt.step()

net.eval()
good = 0
with torch.inference_mode():
    for xb, yb in DataLoader(Subset(ds, te), 256):
        good += (net(xb).argmax(-1) == yb).sum().item()
print(f"test acc: {good / len(te):.3f}")
