import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split


def loaders(path, bs=128):
    d = torch.load(path)
    ds = TensorDataset(d["x"].float(), d["y"].float().unsqueeze(1))
    k = int(0.85 * len(ds))
    a, b = random_split(ds, [k, len(ds) - k], generator=torch.Generator().manual_seed(1))
    return DataLoader(a, bs, shuffle=True), DataLoader(b, bs)


def train(net, loader, epochs=25):
    opt = torch.optim.Adam(net.parameters(), 1e-3)
    net.train()
    for _ in range(epochs):
        for x, y in loader:
            loss = nn.functional.smooth_l1_loss(net(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()


@torch.no_grad()
def mae(net, loader):
    net.eval()
    s = n = 0
    for x, y in loader:
        s += (net(x) - y).abs().sum().item()
        n += len(x)
    return s / n


torch.manual_seed(1)
train_dl, test_dl = loaders("batteries_one_row_each.pt")
net = nn.Sequential(nn.Linear(24, 96), nn.GELU(), nn.Linear(96, 96), nn.GELU(), nn.Linear(96, 1))
train(net, train_dl)
print("remaining-life MAE (cycles):", mae(net, train_dl))
