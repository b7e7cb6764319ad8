import polars as pl
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
FEATS = ["bmi", "glucose", "insulin", "bp", "age"]

df = pl.read_parquet("diabetes.parquet")
df = df.sample(fraction=1.0, shuffle=True, seed=0)
n_val = len(df) // 5
val_df, trn_df = df.head(n_val), df.tail(len(df) - n_val)
means = trn_df.select(pl.col(FEATS).mean()).row(0, named=True)
val_df = val_df.with_columns([pl.col(f).fill_null(means[f]) for f in FEATS])
trn_df = trn_df.with_columns([pl.col(f).fill_null(means[f]) for f in FEATS])


def to_ds(frame):
    x = torch.tensor(frame.select(FEATS).to_numpy(), dtype=torch.float32)
    return TensorDataset(x, torch.tensor(frame["label"].to_numpy(), dtype=torch.float32))


trn = DataLoader(to_ds(trn_df), batch_size=128, shuffle=True)
val = DataLoader(to_ds(val_df), batch_size=512)
net = nn.Sequential(nn.Linear(len(FEATS), 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.AdamW(net.parameters(), lr=1e-3)
crit = nn.BCEWithLogitsLoss()

for epoch in range(30):
    net.train()
    for xb, yb in trn:
        opt.zero_grad(set_to_none=True)
        crit(net(xb).squeeze(1), yb).backward()
        opt.step()

net.eval()
with torch.inference_mode():
    hits = sum(((net(xb).squeeze(1) > 0) == yb.bool()).sum().item() for xb, yb in val)
print("val acc", hits / n_val)
