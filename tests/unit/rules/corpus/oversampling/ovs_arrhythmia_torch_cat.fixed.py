import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

g = torch.Generator().manual_seed(2024)
torch.manual_seed(2024)

signals, target = torch.load("beats.pt")  # one beat per recording
signals = signals.float().unsqueeze(1)

full = TensorDataset(signals, target)
n_val = int(0.2 * len(full))
train_part, val_ds = random_split(full, [len(full) - n_val, n_val], generator=g)

x_tr, t_tr = signals[train_part.indices], target[train_part.indices]
rare = (t_tr == 1).nonzero().flatten()
times = int((t_tr == 0).sum() / len(rare)) - 1
x_tr = torch.cat([x_tr, x_tr[rare].repeat(times, 1, 1)])
t_tr = torch.cat([t_tr, t_tr[rare].repeat(times)])
train_ds = TensorDataset(x_tr, t_tr)

net = nn.Sequential(
    nn.Conv1d(1, 16, 7, padding=3), nn.ReLU(), nn.MaxPool1d(4),
    nn.Conv1d(16, 32, 5, padding=2), nn.ReLU(), nn.AdaptiveAvgPool1d(1),
    nn.Flatten(), nn.Linear(32, 2),
)
optim = torch.optim.Adam(net.parameters(), lr=1e-3)
for ep in range(12):
    net.train()
    for xb, tb in DataLoader(train_ds, batch_size=64, shuffle=True, generator=g):
        optim.zero_grad()
        nn.functional.cross_entropy(net(xb), tb).backward()
        optim.step()

net.eval()
tp = fn = 0
with torch.no_grad():
    for xb, tb in DataLoader(val_ds, batch_size=256):
        out = net(xb).argmax(1)
        tp += ((out == 1) & (tb == 1)).sum().item()
        fn += ((out == 0) & (tb == 1)).sum().item()
print("sensitivity", tp / max(1, tp + fn))
