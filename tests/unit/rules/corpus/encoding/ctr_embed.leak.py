"""Small embedding model for banner click-through, trained on six days and tested on the seventh."""
from collections import Counter

import numpy as np
import polars as pl
import torch
from sklearn.metrics import log_loss, roc_auc_score
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

FIELDS = ["site_id", "app_id", "device_model", "banner_pos", "campaign"]
MIN_COUNT = 10
TEST_DAY = 7


class FieldEncoder:
    """Index 0 is kept for rare or unknown values; ids follow popularity."""

    def __init__(self, values):
        self.counts = Counter(values)
        frequent = [v for v, n in self.counts.most_common() if n >= MIN_COUNT]
        self.index = {v: i + 1 for i, v in enumerate(frequent)}

    def __len__(self):
        return len(self.index) + 1

    def ids(self, values):
        return np.array([self.index.get(v, 0) for v in values], dtype=np.int64)

    def popularity(self, values):
        return np.array([np.log1p(self.counts.get(v, 0)) for v in values], dtype=np.float32)


class ClickNet(nn.Module):
    def __init__(self, sizes, dim=16):
        super().__init__()
        self.emb = nn.ModuleList(nn.Embedding(n, dim) for n in sizes)
        self.mlp = nn.Sequential(
            nn.Linear(dim * len(sizes) + len(sizes), 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, 1)
        )

    def forward(self, ids, pop):
        parts = [e(ids[:, k]) for k, e in enumerate(self.emb)]
        return self.mlp(torch.cat(parts + [pop], dim=1)).squeeze(1)


def tensors(frame, encoders):
    ids = np.stack([encoders[f].ids(frame[f].to_list()) for f in FIELDS], axis=1)
    pop = np.stack([encoders[f].popularity(frame[f].to_list()) for f in FIELDS], axis=1)
    y = frame["click"].to_numpy().astype(np.float32)
    return TensorDataset(torch.from_numpy(ids), torch.from_numpy(pop), torch.from_numpy(y))


log = pl.read_parquet("data/impressions.parquet")
encoders = {f: FieldEncoder(log[f].to_list()) for f in FIELDS}
train = tensors(log.filter(pl.col("day") < TEST_DAY), encoders)
test = tensors(log.filter(pl.col("day") == TEST_DAY), encoders)

torch.manual_seed(0)
net = ClickNet([len(encoders[f]) for f in FIELDS])
opt = torch.optim.Adam(net.parameters(), lr=1e-3, weight_decay=1e-6)
loss_fn = nn.BCEWithLogitsLoss()
for epoch in range(3):
    net.train()
    for ids, pop, y in DataLoader(train, batch_size=4096, shuffle=True):
        opt.zero_grad()
        loss = loss_fn(net(ids, pop), y)
        loss.backward()
        opt.step()
    print(f"epoch {epoch}: last batch loss {loss.item():.4f}")

net.eval()
with torch.no_grad():
    p = np.concatenate([torch.sigmoid(net(i, c)).numpy() for i, c, _ in DataLoader(test, batch_size=8192)])
y_true = test.tensors[2].numpy()
print(f"day {TEST_DAY}: AUC {roc_auc_score(y_true, p):.4f}, logloss {log_loss(y_true, p):.4f}")
