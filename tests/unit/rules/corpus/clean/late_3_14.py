import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(10)
x, y = torch.load("molecules.pt")
n = len(y)
sizes = [int(0.7 * n), int(0.15 * n)]
gen = torch.Generator().manual_seed(10)
train, val, test = random_split(TensorDataset(x, y), sizes + [n - sum(sizes)], generator=gen)

xt, yt = train[:]
mu, sd = xt.mean(0), xt.std(0).clamp_min(1e-6)
ym, ys = yt.mean(), yt.std()

net = nn.Sequential(nn.Linear(x.shape[1], 128), nn.SiLU(), nn.Linear(128, 1))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)


def mae(ds):
    net.eval()
    a, b = ds[:]
    with torch.no_grad():
        return (net((a - mu) / sd).squeeze(1) * ys + ym - b).abs().mean().item()


best, state = float("inf"), None
for epoch in range(50):
    net.train()
    for a, b in DataLoader(train, 64, shuffle=True):
        opt.zero_grad()
        nn.functional.l1_loss(net((a - mu) / sd).squeeze(1), (b - ym) / ys).backward()
        opt.step()
    train_mae, val_mae = mae(train), mae(val)
    print(f"{epoch:3d} train {train_mae:.4f} val {val_mae:.4f}")
    if val_mae < best:
        best, state = val_mae, {k: v.clone() for k, v in net.state_dict().items()}

net.load_state_dict(state)
print(f"test MAE {mae(test):.4f}")
